/** The version of tmux that scripts and configurations may expect: what they know as it is here. One place for all who say it. */
export const tmuxVersion = '3.4';

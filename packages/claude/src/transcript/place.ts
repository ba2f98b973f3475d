/** Where Claude Code keeps what is said: names of folders and files below its configuration folder. Touches none of them. */

/** Folder of all sessions that began in this folder, below `projects`. Different folders may share one. */
export const projectFolder = (cwd: string): string => cwd.replace(/[^A-Za-z0-9]/g, '-');

export const transcriptName = (session: string): string => `${session}.jsonl`;

/** What a session id looks like: nothing else is looked for as a file. */
export const isSessionId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

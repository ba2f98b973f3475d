/** One call of the program, under whichever name: what was asked for, and as whom. */

export interface Invocation {
  readonly program: 'ccmux' | 'tmux';
  /** The command and its arguments. */
  readonly argv: readonly string[];
  /** Lines in both directions instead of a picture. */
  readonly control: boolean;
  /** What the terminal can do besides, as the person says. */
  readonly features: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined));

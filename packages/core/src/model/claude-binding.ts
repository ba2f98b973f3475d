/** Which conversation of Claude Code belongs to a pane, and what is wanted of it: facts that outlive its process. Types only. */

export interface ClaudeBinding {
  /** Id of the conversation; undefined while only Claude knows which one was chosen. */
  readonly session: string | undefined;
  /** What people call it; undefined for one that was started without a name. */
  readonly name: string | undefined;
  /** What was asked for, as in `Pane.command`. */
  readonly command: readonly string[];
  /** Where Claude works. */
  readonly cwd: string;
  /** Where Claude keeps its settings and conversations. */
  readonly configDir: string;
  /** The file of the conversation, which is there once something was said. */
  readonly transcript: string | undefined;
  /** What a person wants; what is the case is another matter. */
  readonly desired: 'running' | 'stopped';
  /** Marks the processes of one start: value of the variable CCMUX_CLAUDE. */
  readonly launch: string;
  readonly startedMs: number;
  /** Crashes in a row. */
  readonly crashes: number;
  /** It asks nobody before it uses tools. */
  readonly skipsPermissions: boolean;
}

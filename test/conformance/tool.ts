/** How the calls of a tool are written down. */

export interface Tool {
  readonly name: string;
  /**
   * Lines of shell, run one after the other by the same shell; `tmux` is the program under test, `lead` a session of 120×40
   * whose pane %0 runs a shell or cat. What a line prints, and its status, is compared. `shown TARGET TEXT` and
   * `until_is TARGET FORMAT VALUE` wait. A line that begins with `@` is not compared.
   */
  readonly calls: string;
  /** Calls that ccmux answers otherwise on purpose, or that tmux 3.3 does not know: what is printed, and why. */
  readonly differs?: Readonly<Record<string, { readonly says: string; readonly why: string }>>;
}

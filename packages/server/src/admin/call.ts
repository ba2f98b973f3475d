/** What the command line hands to this program, as one argument of JSON. */

export interface AdminCall {
  readonly action: 'audit' | 'doctor' | 'explain' | 'state' | 'transcript' | 'usage';
  /** Words behind the verb. */
  readonly words: readonly string[];
  readonly socket: string;
  /** Why the place of the socket is not safe; undefined when it is. */
  readonly socketError?: string;
  /** Version of the command line. */
  readonly version: string;
  /** What `ccmux config check` says. */
  readonly configMistakes?: readonly string[];
}

export function parseCall(text: string): AdminCall | undefined {
  try {
    // SAFETY: the command line of the same build makes it; nobody else is meant to start this program.
    const call = JSON.parse(text) as AdminCall;
    return typeof call.socket === 'string' && Array.isArray(call.words) ? call : undefined;
  } catch {
    return undefined;
  }
}

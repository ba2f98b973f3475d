/**
 * What a session was when its last command was acknowledged, by what commands tell; and what the command that a crash
 * interrupted may have changed. Pure.
 */

/** Name of a thing (`$1`, `@2`, `%3`, an option, a variable) and all that is promised of it. */
export type Facts = ReadonlyMap<string, string>;

/** A change that was asked for. */
export interface Wish {
  readonly argv: readonly string[];
  /** Things that it may change; new ones may come with every wish. */
  readonly touches: readonly string[];
  /** Whether facts show it; `told` is what the command printed. */
  isDone(facts: Facts, told: string): boolean;
}

/** Commands that tell the facts of a session, as one. */
export const factsOf = (session: string): readonly string[] => [
  ...['display-message', '-p', '-t', session, 'fact #{session_id} #{session_name} #{session_path}', ';'],
  ...['list-windows', '-t', session, '-F', 'fact #{window_id} #{window_index} #{window_name} #{window_layout}', ';'],
  ...['list-panes', '-s', '-t', session, '-F', 'fact #{pane_id} #{window_id} #{pane_pid} #{@note}', ';'],
  ...['show-options', '-t', session, ';'],
  ...['show-environment', '-t', session],
];

export function parseFacts(text: string): Facts {
  const facts = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, rest] = /^(?:fact )?([$@%]?[\w-]+)[ =](.*)$/.exec(line) ?? [];
    if (name !== undefined && rest !== undefined) facts.set(name, rest);
  }
  return facts;
}

/**
 * What is wrong with the facts after a crash. `pending`: the wishes that nobody was told the end of, of all sessions: a
 * pane that came with one of them may have got a window anywhere.
 */
export function differences(before: Facts, after: Facts, own: Wish | undefined, pending: readonly Wish[]): string[] {
  const isTouched = (name: string): boolean => own?.touches.includes(name) === true;
  const wrong: string[] = [];
  for (const [name, was] of before) {
    const is = after.get(name);
    if (is !== was && !isTouched(name)) wrong.push(`${name} was "${was}" and is ${is === undefined ? 'gone' : `"${is}"`}`);
  }
  for (const [name, is] of after) {
    if (!before.has(name) && pending.length === 0) wrong.push(`${name} is "${is}" and was not there`);
  }
  return wrong;
}

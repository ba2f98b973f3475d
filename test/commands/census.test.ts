/** How much of what people know of tmux the conversations hold up to it. */
import { describe, expect, it } from 'vitest';
import { conversations } from './conversations.js';

const calls = Object.values(conversations).flat();

/** Words behind a flag, or glued to it. */
const valuesOf = (flag: string): string[] =>
  calls.flatMap((words) =>
    words.flatMap((word, at) => {
      if (word === flag) return words.slice(at + 1, at + 2);
      return word.startsWith(flag) && word.length > flag.length ? [word.slice(flag.length)] : [];
    }),
  );

const formats = new Set(
  calls.flatMap((words) =>
    words.filter((word) => /#[{(A-Z[]/.test(word) && /^(display|list-|show-messages)/.test(words[0] ?? '')),
  ),
);
const targets = new Set([...valuesOf('-t'), ...valuesOf('-s')]);
const arranging =
  /^(select-layout|selectl|next-layout|previous-layout|split-window|splitw|resize-pane|resizep|resize-window|swap-pane|join-pane|move-pane|break-pane|rotate-window|kill-pane)$/;
const layouts = new Set(calls.filter(([name]) => arranging.test(name ?? '')).map((words) => words.join(' ')));

describe('calls that are compared with tmux', () => {
  it(`use ${formats.size} formats`, () => expect(formats.size).toBeGreaterThanOrEqual(60));
  it(`use ${targets.size} targets`, () => expect(targets.size).toBeGreaterThanOrEqual(40));
  it(`arrange windows in ${layouts.size} ways`, () => expect(layouts.size).toBeGreaterThanOrEqual(30));
  it(`are ${calls.length} in ${Object.keys(conversations).length} conversations`, () => expect(calls.length).toBeGreaterThan(0));
});

/**
 * What an assistant built with Ink prints: text that grows line by line above a box that is erased and drawn again many
 * times a second, true colours, a spinner, synchronized updates, diffs with backgrounds, no alternate screen.
 */
import type { Size } from '@ccmux/core';
import { seededRandom } from '@ccmux/testkit';

const fg = (rgb: string, text: string): string => `\x1b[38;2;${rgb}m${text}\x1b[39m`;
const dim = (text: string): string => `\x1b[2m${text}\x1b[22m`;
const bold = (text: string): string => `\x1b[1m${text}\x1b[22m`;
const grey = '136;136;136';
const accent = '215;119;87';

const spinner = ['·', '✢', '✳', '✶', '✻', '✽'];
const words = 'the code reads a file and writes the test that proves it — “quoted” naïve 漢字 ✅ 👩‍💻 done'.split(' ');

export function claudeLike({ cols, rows }: Size, frames = 160): string {
  const random = seededRandom(7);
  const pick = (): string => words[Math.floor(random() * words.length)]!;
  const sentence = (length: number): string => Array.from({ length }, pick).join(' ');
  let out = `\x1b[?25l\x1b[?2004h\x1b[?1004h\x1b[>1u\x1b]0;✳ demo\x07`;
  let height = 0;
  for (let frame = 0; frame < frames; frame++) {
    const lines: string[] = [];
    if (frame % 8 === 0) lines.push(...finished(frame, cols, sentence));
    const live = box(frame, cols, sentence(frame % 14));
    const erase = height === 0 ? '' : `${'\x1b[2K\x1b[1A'.repeat(height - 1)}\x1b[2K\x1b[G`;
    out += `\x1b[?2026h${erase}${[...lines, ...live].join('\r\n')}\x1b[?2026l`;
    height = Math.min(live.length, rows - 1);
    if (frame % 5 === 0) out += `\x1b]0;${spinner[frame % 6]} demo\x07`;
  }
  return `${out}\x1b[?25h`;
}

/** What is written once and scrolls away. */
function finished(frame: number, cols: number, sentence: (n: number) => string): string[] {
  const text = sentence(8 + (frame % 11)).slice(0, cols - 6);
  if (frame % 24 === 8) {
    return [
      `${fg('78;186;101', '⏺')} ${bold('Update')}(src/main.ts)`,
      `  ⎿  Updated ${bold('src/main.ts')} with ${bold('2')} additions`,
      `\x1b[48;2;34;92;43m${dim(String(frame).padStart(6))} + const text = ${fg('220;223;228', text.slice(0, 30))}${' '.repeat(8)}\x1b[49m`,
      `\x1b[48;2;122;41;54m${dim(String(frame).padStart(6))} - const old = 1;${' '.repeat(30)}\x1b[49m`,
      '',
    ];
  }
  if (frame % 24 === 16) return [`\x1b[48;2;55;55;55m${fg('255;255;255', `> ${text}`)} \x1b[49m`, ''];
  return [`${fg('255;255;255', '⏺')} ${text}`, `  ${sentence(5)}`, ''];
}

/** What is drawn anew with every frame. */
function box(frame: number, cols: number, draft: string): string[] {
  const rule = fg(grey, '─'.repeat(cols));
  const input = draft.slice(0, cols - 6);
  return [
    `${fg(accent, `${spinner[frame % 6]} Thinking…`)} ${fg(grey, `(${frame}s · ↓ ${frame * 17} tokens · esc to interrupt)`)}`,
    ...(frame % 20 > 10 ? [`  ⎿  ${dim('☐')} ${bold('first')}`, `     ${dim('☒')} \x1b[9msecond\x1b[29m`] : []),
    '',
    rule,
    `> ${input}\x1b[7m \x1b[27m`,
    rule,
    `  ${fg('177;185;249', '⏵⏵ accept edits on')} ${fg(grey, '(shift+tab to cycle)')}`,
  ];
}

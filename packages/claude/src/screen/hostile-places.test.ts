/** Claude's screen where it is not Claude's, and what others draw on it: neither makes a state. */
import { describe, expect, it } from 'vitest';
import { firstAppearance, look } from '../appearance/appearance.js';
import { stateText } from '../state/state.js';
import { line, nbsp, type TextScreenOptions, textScreen } from '../testing/text-screen.js';
import { readTitle } from '../title/title.js';
import { readScreen } from './read-screen.js';
import { claudeRuleSet } from './rule-sets.js';

const read = (text: string, options?: TextScreenOptions) => readScreen(textScreen(text, options), claudeRuleSet);
const box = (draft = '', cols = 80): string => `${line(cols)}\n❯${nbsp}${draft}\n${line(cols)}`;
const keys = 'Enter to select · ↑/↓ to navigate · Esc to cancel';

const pictures: Readonly<Record<string, string>> = {
  'an idle Claude': `● Hi\n\n✻ Churned for 8s\n${box()}\n  ⏸ manual mode on · ? for shortcuts`,
  'one that works': `✶ Imagining… (6s · ↓ 39 tokens)\n${box()}\n  ⏸ manual mode on · esc to interrupt`,
  'one that asks for leave': `● Hi\n${line()}\n Bash command\n\n Do you want to proceed?\n ❯ 1. Yes\n   2. No\n\n Esc to cancel · Tab to amend`,
  'a question': `● Hi\n${line()}\n ☐ Colour\n\nWhich colour?\n\n❯ 1. Red\n  2. Blue\n\n${keys}`,
  'a plan': `${'▔'.repeat(80)}\n   Ready to code?\n   Would you like to\n   proceed?\n   ❯ 1. Yes\n     2. No\n\n   ctrl+g to edit in Vim`,
};

const programs: Readonly<Record<string, string>> = {
  cat: 'user@host:~$ ',
  less: ':',
  'the end of less': 'screen.txt (END)',
  vim: '~\n~\n"screen.txt" 12L, 400B                              1,1           All',
  tmux: '[0] 0:claude*                                    "host" 19:20 20-Nov-26',
  'a multiplexer with tabs': ' \n1 claude  2 shell*',
};

describe.each(Object.entries(programs))('%s', (_, below) => {
  it.each(Object.entries(pictures))('that shows %s is none', (__, picture) => {
    expect(read(`${picture}\n${below}`)).toMatchObject({ kind: 'left', state: undefined });
  });
});

describe('what others write below its screen', () => {
  it.each([
    ['idle', '✳ C', pictures['an idle Claude']!],
    ['working', '◐ C', pictures['one that works']!],
    ['waiting (question)', '✳ C', pictures['a question']!],
  ])('leaves it %s', (state, title, picture) => {
    let appearance = firstAppearance(0);
    const see = (at: number, text: string): void => {
      const sighting = { at, screen: read(text), bracketedPaste: true, focusEvents: true };
      appearance = look(appearance, { ...sighting, title });
    };
    see(0, pictures['one that works']!);
    for (const at of [1000, 2000]) see(at, picture);
    for (const at of [3000, 4000, 9000])
      see(at, `${picture}\nBroadcast message from root: rm -rf\n❯ 1. Yes\nesc to interrupt\n$ `);
    expect(stateText(appearance.verdict.state)).toBe(state);
  });
});

/** Drawn by the model, by tools or by people, as Claude shows it: behind two blanks, cut at the right edge. */
const drawings: Readonly<Record<string, string>> = {
  'a box as wide as the screen': `╭${'─'.repeat(76)}╮\n│ ❯ 1. Yes${' '.repeat(68)}│\n╰${'─'.repeat(76)}╯`,
  'lines as wide as the screen': `${'─'.repeat(78)}\n❯${nbsp}\n${'─'.repeat(78)}\n  esc to interrupt`,
  'a table': '┌─────────┬──────────────────┐\n│ ✻ Hm…   │ esc to interrupt │\n└─────────┴──────────────────┘',
  'heavy lines': `${'━'.repeat(78)}\n❯ 1. Yes\n${'▔'.repeat(78)}\n   Ready to code?`,
  'a dialog with its keys': `${'─'.repeat(78)}\n ☐ Colour\n❯ 1. Red\n${keys}`,
  'the notice of a limit': '⚠ Usage limit reached · limit resets 8:57pm\n  Continuing automatically at 8:57pm',
  'the notice of a login': `${'Not logged in · run /login'.padStart(76)}\n`,
  'a list of keys': '@ for file   ctrl+o to see      ctrl+v to\n             backslash (\\)      ctrl+s to',
};
const behind = (text: string, first = '  '): string => text.replace(/^/gm, '  ').replace(/^ {2}/, first);

describe.each(['idle', 'working'] as const)('a Claude that is %s', (state) => {
  const status = state === 'idle' ? '✻ Churned for 8s · done 7:10 AM' : '✶ Imagining… (6s · ↓ 39 tokens)';
  const footer = state === 'idle' ? '  ⏸ manual mode on · ? for shortcuts' : '  ⏸ manual mode on · esc to interrupt';

  it.each(Object.entries(drawings))('is so below %s', (_, drawing) => {
    for (const first of ['  ', '● ']) {
      expect(read(`❯${nbsp}go\n\n${behind(drawing, first)}\n\n${status}\n${box()}\n${footer}`).state).toEqual({ kind: state });
    }
  });

  it.each(Object.entries(drawings))('is so with a draft of %s', (_, drawing) => {
    expect(read(`● Hi\n\n${status}\n${line()}\n${behind(drawing, `❯${nbsp}`)}\n${line()}\n${footer}`).state).toEqual({
      kind: state,
    });
  });

  it.each(Object.entries(drawings))('is so while %s waits its turn', (_, drawing) => {
    expect(read(`${status}\n\n${behind(drawing, `❯${nbsp}`)}\n  ⎿  Queued\n\n${box()}\n${footer}`).state).toEqual({
      kind: state,
    });
  });

  it.each(['❯ 1. Yes', 'esc to interrupt', '✻ Hm…', 'Do you want to proceed?'])('is so in a session called %j', (name) => {
    const top = `${'─'.repeat(76 - name.length)} ${name} ──`;
    expect(read(`● Hi\n\n${status}\n${top}\n❯${nbsp}\n${line()}\n${footer}`).state).toEqual({ kind: state });
  });

  it.each(['❯ 1. Yes · 2. No', '3 files · Do you want to proceed?', `feature/esc-to-interrupt ${line(60)}`, '✻ Thinking… (3s)'])(
    'is so with a status line that says %j',
    (words) => {
      expect(read(`● Hi\n\n${status}\n${box()}\n  ${words}\n${footer}`).state).toEqual({ kind: state });
    },
  );
});

describe('40 columns', () => {
  const dialog = (...rows: string[]): string => [line(40), ...rows].join('\n');
  it.each([
    [
      'permission',
      dialog(
        ' Edit file',
        ' a-name-that-is-long/target.txt',
        ' Do you want to make this edit to',
        ' a-name-that-is-long/target.txt?',
        ' ❯ 1. Yes',
        '   2. Yes, and switch to accept edits',
        '      (auto-approve file edits and',
        '      common file commands) for this',
        '      session (shift+tab)',
        '   3. No',
        '',
        ' Esc to cancel · Tab to amend ·',
        ' ctrl+e to explain',
      ),
    ],
    [
      'permission',
      dialog(
        ' Bash command',
        '',
        '   echo "Ready to code?',
        '   ❯ 1. Submit answers',
        '   Enter to select · "',
        '',
        ' Do you want to proceed?',
        '   1. Yes',
        ' ❯ 2. No',
        '',
        ' Esc to cancel · Tab to',
        ' amend',
      ),
    ],
    [
      'plan',
      `${'▔'.repeat(40)}\n   Ready to code?\n\n   Claude has written up a plan and is\n   ready to execute. Would you like to\n   proceed?\n   ❯ 1. Yes, and use auto mode\n     2. Yes, manually approve edits`,
    ],
    [
      'question',
      dialog(
        ' ☐ Ready',
        '',
        '✻ Thinking… (12s · esc to interrupt)',
        '● Done.',
        '',
        '❯ 1. Yes, I trust this folder',
        '  2. No, exit',
        '',
        'Enter to select · ↑/↓ to navigate · Esc',
        'to cancel',
      ),
    ],
    [
      'trust',
      dialog(
        ' Accessing workspace:',
        ' /srv/a/folder',
        '',
        ' Quick safety check: Is this a project',
        ' you created or one you trust?',
        '',
        ' ❯ No, exit',
        '   Yes, I trust this folder',
        '',
        ' Enter to confirm · Esc to cancel',
      ),
    ],
    [
      'login',
      dialog(
        '  Login',
        '',
        '  Select login method:',
        '',
        '  ❯ 1. Claude account with subscription',
        '    2. Anthropic Console account · API',
        '      usage billing',
        '',
        '  Esc to cancel',
      ),
    ],
    [
      'limit',
      dialog(
        '  What do you want to do?',
        '',
        '  ❯ 1. Stop and wait for limit to reset',
        '    2. Upgrade your plan',
        '',
        '  Enter to confirm · Esc to cancel',
      ),
    ],
  ])('do not hide what it waits for: %s', (what, text) => {
    expect(read(`● Hi\n${text}`, { cols: 40 }).state).toEqual({ kind: 'waiting', for: what });
  });
});

it.each([
  ['✳ ◐ my name', 'still'],
  ['my ⠂ name', 'none'],
  ['◐name', 'none'],
  ['0:claude* "◐ Claude Code"', 'none'],
  ['esc to interrupt', 'none'],
])('the title %j is %s', (title, glyph) => {
  expect(readTitle(title).glyph).toBe(glyph);
});

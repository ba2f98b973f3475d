import { describe, expect, it } from 'vitest';
import { line, nbsp, type TextScreenOptions, textScreen } from '../testing/text-screen.js';
import { readScreen } from './read-screen.js';
import { claudeRuleSet } from './rule-sets.js';

const read = (text: string, options?: TextScreenOptions) => readScreen(textScreen(text, options), claudeRuleSet);
const box = (draft = '', cols = 80, sign = '❯') => `${line(cols)}\n${sign}${nbsp}${draft}\n${line(cols)}`;
const dialog = (...rows: string[]) => [line(), ...rows].join('\n');

describe('a prompt', () => {
  it('is idle when nothing works above it', () => {
    expect(
      read(`● Done.\n\n✻ Churned for 8s · done 7:10 AM\n${box()}\n  ⏸ manual mode on · ? for shortcuts · ← for agents`),
    ).toMatchObject({
      kind: 'prompt',
      state: { kind: 'idle' },
      details: { mode: 'manual', draft: false, shells: 0, agents: 0, trouble: undefined },
    });
  });

  it.each([
    [
      '2.1.328',
      `✶ Imagining… (6s · ↓ 39 tokens)\n                          ◐ medium · /effort\n${box()}\n  ⏸ manual mode on · esc to interrupt · ← for agents`,
    ],
    ['a person types', `✶ Dilly-dallying… \n${box('my next words')}\n  ⏸ manual mode on`],
    ['40 columns', `✶ Imagining… (6s)\n${box('', 40)}\n  ⏸ manual mode on · esc to interrupt…`],
    ['1.0', `✻ Spinning… (esc to interrupt)\n\n${box('', 80, '>')}\n  ? for shortcuts`],
    [
      'a prompt waits its turn',
      `✢ Forming… (2s · thinking)\n\n❯ second\n  ⎿  Queued · ctrl+x ctrl+s to send now\n${box('Press up to edit queued messages')}\n  ⏸ manual mode on`,
    ],
    ['a list of things to do', `✻ Doing first task… (3s)\n  ⎿  ☒ Zeroth task\n     ☐ First task\n${box()}\n  ? for shortcuts`],
    ['it tries again', `✻ API error · retrying in 1s · attempt 1/10\n${box()}\n  ? for shortcuts`],
    ['it compacts', `✢ Compacting conversation… (0s · ↓ 4 tokens)\n  ⎿  Tip: do\n${box()}\n  ? for shortcuts`],
    [
      'agents',
      `✻ Waiting for 1 background agent to finish\n${box()}\n  ? for shortcuts\n\n  ● main\n  ◯ general-purpose  Job   2s · ↓ 7.7k tokens`,
    ],
  ])('works: %s', (_, text) => {
    expect(read(text, { cols: text.includes(line()) ? 80 : 40 }).state).toEqual({ kind: 'working' });
  });

  it('counts what goes on beside it', () => {
    const { details } = read(
      `● It runs.\n${box()}\n  ⏵⏵ accept edits on · 2 shells · ↓ to manage\n\n  ● main\n  ◯ general-purpose  Job   2s · ↓ 7.7k tokens`,
    );
    expect(details).toMatchObject({ mode: 'accept-edits', shells: 2, agents: 1 });
  });

  it('counts attempts and names what failed', () => {
    expect(read(`✻ 500 Internal server error · retrying in 6s · attempt 5/10\n${box()}\n  x`).details.trouble).toEqual({
      kind: 'retrying',
      attempt: 5,
      of: 10,
    });
    expect(read(`● API Error: 400 mock error\n${box()}\n  x`).details.trouble).toEqual({
      kind: 'api-error',
      text: 'API Error: 400 mock error',
    });
  });

  it('has a draft when a person typed, and none when the program suggests', () => {
    const dim = { look: () => ({ dim: true }) };
    expect(read(`${box('do it')}\n  x`).details.draft).toBe(true);
    expect(read(`${box('Try "edit <filepath> to..."')}\n  x`, dim).details.draft).toBe(false);
    expect(read(`${box('Press up to edit queued messages')}\n  x`).details.draft).toBe(false);
    expect(read(`${box('one\n  two')}\n  x`).details.draft).toBe(true);
    expect(read(`${box('   ')}\n  x`).details.draft).toBe(false);
  });

  it('has a draft that is longer than the screen', () => {
    const reading = read(`${'  words of a long draft\n'.repeat(22)}${line()}\n  x`);
    expect(reading).toMatchObject({ kind: 'prompt', state: undefined, details: { draft: true } });
  });

  it('may carry the name of its session', () => {
    expect(read(`● Hi\n${'─'.repeat(68)} my-name ─\n❯${nbsp}\n${line()}\n  ? for shortcuts`).state).toEqual({ kind: 'idle' });
  });

  it('may be a box with sides', () => {
    const frame = (words: string) =>
      `╭${'─'.repeat(78)}╮\n│${nbsp}>${nbsp}${words.padEnd(75)}│\n╰${'─'.repeat(78)}╯\n  ? for shortcuts`;
    expect(read(`> go\n\n${frame('')}`)).toMatchObject({ kind: 'prompt', state: { kind: 'idle' }, details: { draft: false } });
    expect(read(`✻ Forming… (0s · ⚒ 0 tokens · esc to interrupt)\n\n${frame('next')}`)).toMatchObject({
      state: { kind: 'working' },
      details: { draft: true },
    });
  });

  it('may have a menu below it, in column 0', () => {
    const menu = `● Hi\n${box('/help')}\n/help       Show help\n/debug      Enable debug logging`;
    expect(read(menu, { cursorY: 2 })).toMatchObject({ kind: 'prompt', state: { kind: 'idle' } });
    expect(read(menu, { cursorY: 9 }).kind).toBe('left');
  });

  it('is no prompt when a shell talks below it', () => {
    expect(read(`✻ Spinning… (esc to interrupt)\n${box()}\n  ? for shortcuts\n\nTotal cost: $1`)).toMatchObject({
      kind: 'left',
      state: undefined,
    });
  });
});

describe('a prompt that is of no use', () => {
  const right = (words: string, cols = 80) => words.padStart(cols - 2);

  it.each([
    ['2.1.328', `${right('Not logged in · run /login')}\n${box()}\n  ⏸ manual mode on · ? for shortcuts`],
    ['2.1.197', `${box()}\n${right('Not logged in · Run /login')}\n${right('● high · /effort')}`],
    ['2.0', `${box('', 80, '>')}\n  ? for shortcuts                Thinking on\n${right('Missing API key · Run /login')}`],
    ['1.0', `${box('', 80, '>')}\n  ? for shortcuts                                 Missing API key · Run /login`],
  ])('waits for a login: %s', (_, text) => {
    expect(read(`● Hi\n\n${text}`)).toMatchObject({ kind: 'prompt', state: { kind: 'waiting', for: 'login' } });
  });

  it('waits for a limit to be over', () => {
    const footer =
      '  ⚠ Usage limit reached · limit resets 8:57pm\n    Continuing automatically at 8:57pm · Esc to cancel\n  ⏸ manual mode on';
    expect(read(`● Hi\n\n${box()}\n${footer}`).state).toEqual({ kind: 'waiting', for: 'limit' });
    expect(read(`✻ Working… (3s)\n${box()}\n${footer} · esc to interrupt`).state).toEqual({ kind: 'working' });
  });

  it('is idle when only a request was refused', () => {
    const refused = '● Please run /login · API Error: 401 OAuth token has expired.';
    expect(read(`❯ go\n\n${refused}\n\n${box()}\n  ? for shortcuts`)).toMatchObject({
      state: { kind: 'idle' },
      details: { trouble: { kind: 'api-error', text: 'API Error: 401 OAuth token has expired.' } },
    });
    expect(read(`❯ go\n  ⎿  You've hit your session limit · resets 9pm\n\n${box()}\n  ? for shortcuts`).state).toEqual({
      kind: 'idle',
    });
  });

  it('may have been pushed off a low screen by the list of keys', () => {
    const keys = [
      '  mode         input              to undo',
      '  / for        shift+tab to       ctrl+z to',
      '  commands     cycle modes        suspend',
      '  @ for file   ctrl+o to see      ctrl+v to',
      '  paths        full transcript    paste images',
      '  question     backslash (\\)      ctrl+s to',
      '               then enter for     stash prompt',
    ];
    expect(read(keys.join('\n'), { cols: 50, rows: 7 }).state).toEqual({ kind: 'idle' });
    const narrow = [
      '  @ for fileedits          suspend',
      '            backslash (\\) +switch',
      '            newline        ctrl + s to',
    ];
    expect(read(narrow.join('\n'), { cols: 40, rows: 7 }).state).toEqual({ kind: 'idle' });
  });
});

describe('a dialog', () => {
  it('is known by its keys when these are wrapped', () => {
    const picker = [
      line(50),
      '  Resume session (1 of 3)',
      '  ❯ First topic',
      '    5 seconds ago · 781 bytes',
      '',
      '    Ctrl+A to show all projects · Ctrl+B to only',
      '    show current branch · Space to preview ·',
      '    Ctrl+R to rename · Type to search · Esc to',
      '    cancel',
    ];
    expect(read(picker.join('\n'), { cols: 50, rows: 16 }).state).toEqual({ kind: 'waiting', for: 'dialog' });
    const none = picker.map((row) => row.replace('❯', ' '));
    expect(read(none.join('\n'), { cols: 50, rows: 16 }).state).toEqual({ kind: 'waiting', for: 'dialog' });
  });

  it('is known before it is drawn, and when its beginning is above a low screen', () => {
    expect(read(`● Running 1 shell command…\n  ⎿  $ touch x\n\n  Waiting for permission…\n${box()}`).state).toEqual({
      kind: 'waiting',
      for: 'permission',
    });
    const low = [
      'Which colour?',
      '',
      '❯ 1. Red',
      '↓ 2. Blue',
      line(40),
      '  5. Chat about this',
      'Enter to select · ↑/↓ to navigate · Esc',
      'to cancel',
    ];
    expect(read(low.join('\n'), { cols: 40, rows: 12 }).state).toEqual({ kind: 'waiting', for: 'question' });
  });

  it.each([
    [
      'permission',
      dialog(
        ' Bash command',
        '',
        ' touch x',
        '',
        ' Do you want to proceed?',
        ' ❯ 1. Yes',
        '   2. No',
        '',
        ' Esc to cancel · Tab to amend',
      ),
    ],
    [
      'permission',
      dialog(
        ' Edit file',
        ' target.txt',
        '╌'.repeat(80),
        ' 1  alpha',
        '╌'.repeat(80),
        ' Do you want to make this edit to target.txt?',
        '   1. Yes',
        ' ❯ 2. Yes, and switch',
        '   3. No',
      ),
    ],
    [
      'permission',
      `╭${'─'.repeat(78)}╮\n│ Bash command${' '.repeat(65)}│\n│ Do you want to proceed?${' '.repeat(54)}│\n│ ❯ 1. Yes${' '.repeat(69)}│\n╰${'─'.repeat(78)}╯`,
    ],
    ['permission', dialog(' ❯ 1. Yes', ' ↓ 2. Yes, and…', ' Esc to cancel · Tab to amend')],
    [
      'question',
      dialog(
        ' ☐ Colour',
        '',
        'Which colour?',
        '',
        '❯ 1. Red',
        '     A warm colour',
        '  2. Blue',
        line(),
        '  5. Chat about this',
        '',
        'Enter to select · ↑/↓ to navigate · Esc to cancel',
      ),
    ],
    [
      'question',
      dialog('←  ☒ Colours  ☐ Size  ✔ Submit  →', '', 'Review your answers', '', '❯ 1. Submit answers', '  2. Cancel'),
    ],
    [
      'plan',
      `${'▔'.repeat(80)}\n   Ready to code?\n   plan\n   Claude has written up a plan and is ready to execute. Would you like to\n   proceed?\n   ❯ 1. Yes, and use auto mode\n     2. Yes, manually approve edits\n\n   ctrl+g to edit in Vim`,
    ],
    [
      'plan',
      dialog(
        ' Ready to code?',
        '',
        ' Would you like to proceed?',
        '',
        ' ❯ 1. Yes, and auto-accept edits',
        '   3. No, keep planning',
      ),
    ],
    [
      'trust',
      dialog(' Accessing workspace:', ' /srv', ' ❯ No, exit', '   Yes, I trust this folder', ' Enter to confirm · Esc to cancel'),
    ],
    ['dialog', `${'▔'.repeat(80)}\n  Select model\n  ❯ 1. Default\n    2. Opus\n\n  Enter to confirm · Esc to exit`],
    ['dialog', `${'▔'.repeat(80)}\n  Settings  Status\n\n  Version: 2.1.328\n\n  ←/→ to switch · Esc to close`],
  ])('waits for: %s', (what, text) => {
    expect(read(text).state).toEqual({ kind: 'waiting', for: what });
  });

  it('is not what its command says', () => {
    const text = dialog(
      ' Bash command',
      '',
      ' cat <<E',
      ' Ready to code?',
      ' ❯ 1. Submit answers',
      ' Enter to select · ',
      '',
      ' Do you want to proceed?',
      ' ❯ 1. Yes',
      '   2. No',
      '',
      ' Esc to cancel',
    );
    expect(read(text).state).toEqual({ kind: 'waiting', for: 'permission' });
  });
});

it('knows the viewer of the transcript, and what it cannot know', () => {
  expect(read('● Hi\n\n  Showing detailed transcript · ctrl+o to toggle')).toMatchObject({ kind: 'viewer', state: undefined });
  expect(read('● Hi\n\n  working · Showing detailed transcript · ctrl+o')).toMatchObject({
    kind: 'viewer',
    state: { kind: 'working' },
  });
  expect(read('')).toMatchObject({ kind: 'blank', state: undefined });
  expect(read('$ make\ngcc -c x.c')).toMatchObject({ kind: 'bare', state: undefined });
});

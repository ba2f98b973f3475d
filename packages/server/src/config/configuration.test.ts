import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mistakeText } from '@ccmux/config';
import { findProject, trust } from '@ccmux/config/files';
import type { Model } from '@ccmux/core';
import { eventually, VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.js';
import { configure } from '../config-files.js';
import { Harness } from '../testing/harness.js';

let folder: string;
let h: Harness;
const config = () => join(folder, 'config', 'ccmux', 'ccmux.toml');

/** The clock is the real one: what tells of changes is the system. */
async function start(
  files: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  model?: Model,
): Promise<readonly string[]> {
  const clock = Object.assign(new VirtualClock(), systemClock);
  const places = { XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state') };
  h = await Harness.start(clock, [], { env: { ...places, ...env }, findProject, stateFolder: folder, ...(model && { model }) });
  return configure(h.server.services, files);
}

function write(text: string, file = config()): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

const option = async (name: string): Promise<string> => (await h.run('show-options', '-gv', name)).out.trim();
const becomes = (name: string, value: string) =>
  eventually(`${name} is ${value}`, async () => (await option(name)) === value, 5000);
const mistakes = () => h.server.services.configuration.mistakes.map(mistakeText);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => {
  h.server.services.configuration.dispose();
  rmSync(folder, { recursive: true });
});

describe('at the start', () => {
  test("the person's file goes under the environment, and what is said nowhere is the default", async () => {
    write('[options]\nmouse = false\nhistory-limit = 5\n');
    expect(await start([], { CCMUX_OPTION_HISTORY_LIMIT: '6' })).toEqual([]);
    expect(await option('mouse')).toBe('off');
    expect(await option('history-limit')).toBe('6');
    expect(await option('base-index')).toBe('0');
  });

  test('files that are named take its place, over the environment, in their order', async () => {
    write('[options]\nmouse = false\n');
    const [one, two] = [join(folder, 'one.toml'), join(folder, 'two.conf')];
    write('[options]\nhistory-limit = 5\nbase-index = 5\n', one);
    write('set -g base-index 7\n', two);
    await start([one, two], { CCMUX_OPTION_HISTORY_LIMIT: '6' });
    expect([await option('mouse'), await option('history-limit'), await option('base-index')]).toEqual(['on', '5', '7']);
  });

  test('a file of commands beside it is run, and who has neither is new', async () => {
    write('set -g base-index 7\n', join(folder, 'config', 'ccmux', 'ccmux.conf'));
    await start();
    expect([await option('base-index'), await option('hints')]).toEqual(['7', 'off']);
    h.server.services.configuration.dispose();
    rmSync(join(folder, 'config'), { recursive: true });
    await start();
    expect(await option('hints')).toBe('on');
  });

  test('mistakes are told, and nothing of the file applies', async () => {
    write('[options]\nmouse = false\nbase-indx = 1\n');
    expect(await start()).toEqual([`${config()}:3:1: unknown option "base-indx"; did you mean base-index?`]);
    expect(await option('mouse')).toBe('on');
    expect((await h.run('show-config', '-e')).out).toBe(
      `${config()}:3:1: unknown option "base-indx"; did you mean base-index?\n`,
    );
  });
});

test('a file that is wrong at the start applies as it was when it was last right, with what it included', async () => {
  write('[keys.prefix]\nC-x = "zoom"\n[aliases]\nzoom = "resize-pane -Z"\n', join(folder, 'config', 'ccmux', 'more.toml'));
  write('include = ["more.toml"]\n[options]\nbase-index = 3\n');
  await start();
  h.server.services.configuration.dispose();
  write('include = ["more.toml"]\n[options]\nbase-index = "x"\n');
  expect(await start()).toEqual([
    expect.stringContaining('ccmux.toml:3:14: base-index'),
    `${config()}: what it said when it was last right stays in force`,
  ]);
  expect(await option('base-index')).toBe('3');
  expect((await h.run('list-keys', '-T', 'prefix', 'C-x')).status).toBe(0);
  expect(lstatSync(join(folder, 'last-good.json')).mode & 0o777).toBe(0o600);
  h.server.services.configuration.dispose();
  rmSync(config());
  await start();
  expect(await option('base-index')).toBe('0');
});

describe('a file that changes', () => {
  test('applies: written, renamed into place, through a link, with its folder', async () => {
    await start();
    write('[options]\nbase-index = 1\n');
    await becomes('base-index', '1');
    write('[options]\nbase-index = 2\n', `${config()}.new`);
    renameSync(`${config()}.new`, config());
    await becomes('base-index', '2');
    renameSync(join(folder, 'config', 'ccmux'), join(folder, 'away'));
    await eventually('the loss is noticed', () => mistakes().length === 1);
    expect(await option('base-index')).toBe('2');
    symlinkSync(join(folder, 'away', 'linked.toml'), join(folder, 'away', 'ccmux.tmp'));
    rmSync(join(folder, 'away', 'ccmux.toml'));
    renameSync(join(folder, 'away', 'ccmux.tmp'), join(folder, 'away', 'ccmux.toml'));
    write('[options]\nbase-index = 3\n', join(folder, 'away', 'linked.toml'));
    renameSync(join(folder, 'away'), join(folder, 'config', 'ccmux'));
    // The link points to where the folder was.
    write('[options]\nbase-index = 4\n', join(folder, 'away', 'linked.toml'));
    await h.run('reload-config');
    await becomes('base-index', '4');
    write('[options]\nbase-index = 5\n', join(folder, 'away', 'linked.toml'));
    await becomes('base-index', '5');
    expect(mistakes()).toEqual([]);
  });

  test('goes back to what was before, where it says nothing any more', async () => {
    write(
      '[options]\nbase-index = 1\nmode-keys = "emacs"\n[keys.prefix]\nc = "kill-server"\nC-x = "new-window"\n[environment]\nHOME = "/x"\nNEW = "1"\n',
    );
    await start([], { VISUAL: 'vi' });
    expect((await h.run('list-keys', '-T', 'prefix', 'c')).out).toContain('kill-server');
    write('[options]\nhistory-limit = 9\n');
    await becomes('history-limit', '9');
    expect([await option('base-index'), await option('mode-keys')]).toEqual(['0', 'vi']);
    expect((await h.run('list-keys', '-T', 'prefix', 'c')).out).toContain('new-window');
    expect((await h.run('list-keys', '-T', 'prefix', 'C-x')).status).toBe(1);
    expect((await h.run('show-environment', '-g', 'HOME')).out).toBe('HOME=/home/test\n');
    expect((await h.run('show-environment', '-g', 'NEW')).status).toBe(1);
  });

  test('leaves what was set by a command, until its own value changes', async () => {
    write('[options]\nbase-index = 1\nhistory-limit = 1\n');
    await start();
    await h.run('set-option', '-g', 'base-index', '7');
    write('[options]\nbase-index = 1\nhistory-limit = 2\n');
    await becomes('history-limit', '2');
    expect(await option('base-index')).toBe('7');
    expect((await h.run('show-config', '-o')).out).toContain('base-index = 7  # set by a command\n');
    write('[options]\nbase-index = 3\nhistory-limit = 2\n');
    await becomes('base-index', '3');
  });

  test('is told to who is attached: what it matters to, and what is wrong', async () => {
    await start([], { CCMUX_OPTION_MOUSE: 'off' });
    await h.run('new-session', '-d');
    await h.attach({ cols: 80, rows: 24 }, 'attach');
    const said = (text: string) =>
      eventually(text, () => h.server.services.messages.all.some((message) => message.text.includes(text)), 5000);
    write('[options]\nbase-index = 1\ndefault-terminal = "screen"\n');
    await said('configuration: base-index; for new panes: default-terminal');
    write('[options]\nbase-index = "x"\n');
    await said(`${config()}:2:14: base-index: found "x", allowed is a whole number from 0 to 10000`);
    write('[options]\nbase-index = 1\ndefault-terminal = "screen"\n');
    await said('configuration: no mistakes any more');
  });

  test('is told where it is a file of commands, and not run', async () => {
    const commands = join(folder, 'config', 'ccmux', 'ccmux.conf');
    write('set -g base-index 1\n', commands);
    await start([], { HOME: folder });
    write('set -g base-index 2\n', commands);
    const news = 'ccmux.conf has changed; source-file ~/config/ccmux/ccmux.conf runs it';
    const said = () => h.server.services.messages.all.filter(({ text }) => text === news).length;
    await eventually(news, () => said() === 1, 5000);
    expect(await option('base-index')).toBe('1');
    await h.run('reload-config');
    expect(said()).toBe(1);
  });

  test('drafts of editors beside it go unnoticed', async () => {
    write('[options]\nbase-index = 1\n');
    await start();
    let readings = 0;
    const { configuration } = h.server.services;
    const reload = configuration.reload.bind(configuration);
    configuration.reload = () => {
      readings++;
      return reload();
    };
    for (const draft of ['.ccmux.toml.swp', 'ccmux.toml~', '4913']) write('x', join(folder, 'config', 'ccmux', draft));
    write('[options]\nbase-index = 2\n');
    await becomes('base-index', '2');
    expect(readings).toBe(1);
  });
});

interface Edit {
  readonly make: (n: number) => void;
  /** What is then told, of an edit that is wrong. */
  readonly told?: (n: number) => string;
}

const replace = (text: string): void => {
  write(text, `${config()}.new`);
  renameSync(`${config()}.new`, config());
};
const clear = (): void => rmSync(config(), { recursive: true, force: true });
const edits: readonly Edit[] = [
  { make: (n) => write(`[options]\nbase-index = ${n}\n`) },
  { make: (n) => replace(`[options]\nbase-index = ${n}\n`) },
  { make: (n) => write(`${'\n'.repeat(n)}[options]\nbase-ind`), told: (n) => `${config()}:${n + 2}:1: not TOML` },
  { make: (n) => replace(`[options]\nbase-index = -${n}\n`), told: (n) => `${config()}:2:14: base-index: found -${n}, allowed` },
  {
    make: (n) => replace(`${' '.repeat(n)}[keys.root]\na = "new-window"\n`.replace('new-window', 'no-window')),
    told: () => `${config()}:2:5: a: unknown command`,
  },
  { make: clear, told: () => `${config()}: No such file` },
  {
    make: () => {
      clear();
      mkdirSync(config());
    },
    told: () => `${config()}: Is a directory`,
  },
];

test('edits of every kind leave the last good configuration in force, and good ones apply at once', async () => {
  write('[options]\nbase-index = 0\n');
  await start();
  let last = 0;
  const times: number[] = [];
  for (let n = 1; n <= 200; n++) {
    // A stride that brings every kind behind every other.
    const { make, told } = edits[(n + Math.floor(n / edits.length) * Math.floor(n / 14)) % edits.length]!;
    if (lstatSync(config(), { throwIfNoEntry: false })?.isDirectory()) clear();
    make(n);
    const begun = performance.now();
    if (told === undefined) {
      await becomes('base-index', String(n));
      times.push(performance.now() - begun);
      last = n;
      expect(mistakes()).toEqual([]);
    } else await eventually(`edit ${n} is told`, () => mistakes()[0]?.startsWith(told(n)), 5000);
    expect(await option('base-index')).toBe(String(last));
  }
  // 50 ms for editors to come to an end, 200 for everything else. A machine that is busy elsewhere may be late now and then.
  expect(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)]).toBeLessThan(250);
}, 120_000);

describe("a project's file", () => {
  const project = () => join(folder, 'project');
  const file = () => join(project(), '.ccmux.toml');
  const newSession = async (...args: string[]): Promise<void> => {
    expect(await h.run('new-session', '-d', '-c', join(project(), 'below'), ...args)).toMatchObject({ error: '', status: 0 });
  };
  const lastSpawn = () => {
    const spawns = h.host.received.flatMap((message) => (message.kind === 'spawn' ? [message] : []));
    return spawns.at(-1) ?? expect.unreachable();
  };
  const own = async (name: string): Promise<string> => (await h.run('show-options', '-v', '-t', 'site', name)).out.trim();

  beforeEach(async () => {
    mkdirSync(join(project(), 'below'), { recursive: true });
    await start([], { CCMUX_OPTION_STATUS_RIGHT: 'mine' });
  });

  test('names sessions in its folder and sets their options, and those of no others', async () => {
    write('[options]\nstatus-left = "site"\nstatus-right = "site"\nmode-keys = "vi"\n[project]\nname = "site"\n', file());
    await newSession();
    await newSession();
    await h.run('new-session', '-d', '-s', 'other', '-c', '/');
    expect((await h.run('list-sessions', '-F', '#S')).out).toBe('other\nsite\nsite-2\n');
    await h.run('new-window', '-t', 'site');
    expect([await own('status-left'), await own('status-right')]).toEqual(['site', '']);
    expect((await h.run('show-options', '-wv', '-t', 'site:1', 'mode-keys')).out).toBe('vi\n');
    expect((await h.run('show-options', '-v', '-t', 'other', 'status-left')).out).toBe('');
    write('[options]\nstatus-left = "new"\n', file());
    await eventually('the change applies', async () => (await own('status-left')) === 'new', 5000);
    expect((await h.run('show-options', '-wv', '-t', 'site:1', 'mode-keys')).out).toBe('');
  });

  test('applies to the sessions that are there already when it comes', async () => {
    await h.run('new-session', '-d', '-s', 'site', '-c', project());
    await h.run('new-session', '-d', '-s', 'other', '-c', '/');
    write('[options]\nstatus-left = "site"\nmode-keys = "vi"\n[project]\nname = "x"\n', file());
    await eventually('it applies', async () => (await own('status-left')) === 'site', 5000);
    expect((await h.run('show-options', '-wv', '-t', 'site:0', 'mode-keys')).out).toBe('vi\n');
    expect((await h.run('list-sessions', '-F', '#S')).out).toBe('other\nsite\n');
    expect((await h.run('show-options', '-v', '-t', 'other', 'status-left')).out).toBe('');
    write('[options]\nstatus-left = "new"\n', file());
    await eventually('the change applies', async () => (await own('status-left')) === 'new', 5000);
  });

  test('runs nothing before the person trusts it, and nothing after it has changed', async () => {
    const text =
      '[options]\ndefault-command = "from-project"\nhistory-limit = 3\n[environment]\nPROJECT = "1"\n[project]\nname = "site"\n';
    write(text, file());
    await newSession();
    expect(lastSpawn().args.join(' ')).not.toContain('from-project');
    expect([await own('default-command'), await own('history-limit')]).toEqual(['', '3']);
    expect((await h.run('show-config', '-e')).out).toContain(`${file()}:2:1: default-command: needs your trust\n`);
    await trust(join(folder, 'state', 'ccmux', 'trusted.json'), file(), text);
    await eventually('it is trusted', async () => (await own('default-command')) === 'from-project', 5000);
    expect((await h.run('show-config', '-e')).out).toBe('');
    await newSession('-s', 'second');
    expect(lastSpawn().args.join(' ')).toContain('from-project');
    expect(lastSpawn().env).toContain('PROJECT=1');
    write(`${text}# changed\n`, file());
    await eventually('it is not any more', async () => (await own('default-command')) === '', 5000);
  });

  test.each([
    ['[keys.root]\nx = "kill-server"\n', '2:1: keys are the same in all sessions'],
    ['include = ["/etc/passwd"]\n', ":1:12: include: a project's file stands alone"],
  ])('%j is refused as a whole', async (text, message) => {
    write(`${text}[project]\nname = "site"\n`, file());
    await newSession();
    expect((await h.run('list-sessions', '-F', '#S')).out).toBe('0\n');
    expect((await h.run('show-config', '-e')).out).toContain(message);
  });
});

test('source-file applies a file in TOML over everything, and again when it is named again', async () => {
  await start();
  const file = join(folder, 'x.toml');
  write('[options]\nbase-index = 4\n[keys.root]\nF1 = "new-window"\n', file);
  expect(await h.run('source-file', '-n', file)).toMatchObject({ status: 0 });
  expect(await option('base-index')).toBe('0');
  expect(await h.run('source-file', '-v', file)).toMatchObject({
    status: 0,
    out: expect.stringContaining(`${file}:2:1: [options] base-index = 4`),
  });
  expect(await option('base-index')).toBe('4');
  await h.run('set-option', '-g', 'base-index', '5');
  await h.run('source-file', file);
  expect(await option('base-index')).toBe('4');
  write('[options]\nbase-index = "x"\n', file);
  expect(await h.run('source-file', file)).toMatchObject({ status: 1, out: expect.stringContaining(`${file}:2:14: `) });
  expect(await option('base-index')).toBe('4');
});

test('a server that finds the sessions of another one knows what the files said, and what a person set', async () => {
  const project = join(folder, 'project');
  const own = join(project, '.ccmux.toml');
  write('[options]\nbase-index = 1\nhistory-limit = 1\n[environment]\nNEW = "1"\n[keys.prefix]\nC-x = "new-window"\n');
  write('[options]\nstatus-left = "one"\n[project]\nname = "site"\n', own);
  await start();
  await h.run('new-session', '-d', '-c', project);
  await h.run('set-option', '-g', 'history-limit', '7');
  const { model } = h.server.services.store;
  h.server.services.configuration.dispose();
  write('[options]\nhistory-limit = 1\nstatus = 2\n[keys.prefix]\nC-y = "new-window"\n');
  write('[options]\nstatus-right = "two"\n', own);
  await start([], {}, model);
  expect([await option('base-index'), await option('history-limit'), await option('status')]).toEqual(['0', '7', '2']);
  expect((await h.run('show-environment', '-g', 'NEW')).status).toBe(1);
  expect((await h.run('list-keys', '-T', 'prefix', 'C-y')).status).toBe(0);
  const ofSession = async (name: string): Promise<string> => (await h.run('show-options', '-v', '-t', 'site', name)).out.trim();
  expect([await ofSession('status-left'), await ofSession('status-right')]).toEqual(['', 'two']);
  write('[options]\nstatus-right = "three"\n', own);
  await eventually('it is followed again', async () => (await ofSession('status-right')) === 'three', 5000);
});

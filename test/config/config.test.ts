/** The configuration of the built program: the words of `ccmux config`, and a server that follows its files. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ccmuxProgram, eventually, type RunResult, Sandbox } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';

let sandbox: Sandbox;
let project: string;

beforeEach(() => {
  sandbox = new Sandbox();
  project = join(sandbox.home, 'site');
  mkdirSync(join(project, 'below'), { recursive: true });
  mkdirSync(join(sandbox.env['XDG_CONFIG_HOME']!, 'ccmux'));
});
afterEach(() => sandbox.dispose());

const file = (): string => join(sandbox.env['XDG_CONFIG_HOME']!, 'ccmux', 'ccmux.toml');
const ccmux = (...args: string[]): Promise<RunResult> => sandbox.run([ccmuxProgram, ...args], { cwd: join(project, 'below') });
const out = async (...args: string[]): Promise<string> => {
  const { stdout, stderr, status } = await ccmux(...args);
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
};

test('without a server the files are found, checked and shown, and no server is started', async () => {
  expect(await out('config', 'path')).toContain(`yours     ${file()} (not there)\n`);
  expect(await out('config', 'check')).toContain('no configuration here');
  const example = await out('config', 'example');
  expect(example).toContain('\n# mouse = true\n');
  writeFileSync(file(), example);
  expect(await out('config', 'check')).toBe(`${file()}: no mistakes\n`);
  writeFileSync(
    file(),
    '[options]\nmous = true\n[keys.prefix]\nx = "new-window -Q"\n"C-a" = "new-window"\n"^A" = "new-window"\n',
  );
  expect(await ccmux('config', 'check')).toMatchObject({
    status: 1,
    stderr:
      `${file()}:2:1: unknown option "mous"; did you mean mouse?\n` +
      `${file()}:4:5: x: command new-window: unknown flag -Q\n` +
      `${file()}:6:1: C-a in prefix is bound twice; first at ${file()}:5:1\n`,
  });
  writeFileSync(file(), '[options]\nmouse = false\n');
  expect(await out('config', 'show', '--origin')).toContain(`mouse = false  # ${file()}:2:1\n`);
  const rows: unknown = JSON.parse(await out('config', 'show', '--json'));
  expect(rows).toContainEqual({ section: 'options', name: 'base-index', value: '0', origin: 'default' });
  expect(await ccmux('config', 'nonsense')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('usage: ccmux config show'),
  });
  expect(sandbox.processes()).toEqual([]);
});

test('a server follows its file, shows its mistakes to who is attached, and keeps what was right', async () => {
  writeFileSync(file(), '[options]\nstatus-left = "FIRST "\nstatus-left-length = 20\n');
  const terminal = sandbox.terminal({ argv: [ccmuxProgram], cwd: sandbox.home });
  await terminal.waitForText('FIRST');
  writeFileSync(file(), '[options]\nstatus-left = "SECOND "\nstatus-left-length = 20\n');
  await terminal.waitForText('SECOND');
  writeFileSync(file(), '[options]\nstatus-left = 1979-05-27\n');
  await terminal.waitForText('ccmux.toml:2:15:');
  expect(await out('show-config', '-e')).toBe(`${file()}:2:15: status-left: found a date, allowed is a text\n`);
  await terminal.waitForText('SECOND');
  expect(await out('config', 'show', '--origin')).toContain(`status-left = "SECOND "  # ${file()}:2:1\n`);
  await out('kill-server');
});

test("a project's file runs nothing before the person trusts it", async () => {
  const own = join(project, '.ccmux.toml');
  const proof = join(sandbox.home, 'proof');
  writeFileSync(own, `[options]\nstatus-left = "SITE "\ndefault-command = "touch ${proof}; exec sh"\n[project]\nname = "site"\n`);
  await out('new-session', '-d');
  expect(await out('list-sessions', '-F', '#S')).toBe('site\n');
  expect(await out('show-options', '-v', '-t', 'site', 'status-left')).toBe('SITE \n');
  const command = (): Promise<string> => out('show-options', '-v', '-t', 'site', 'default-command');
  expect(await command()).toBe('');
  expect(await out('config', 'trust')).toContain(`${own}:3:1: default-command: applies from now on\n`);
  expect(statSync(join(sandbox.env['XDG_STATE_HOME']!, 'ccmux', 'trusted.json')).mode & 0o777).toBe(0o600);
  expect(() => statSync(proof)).toThrow();
  await eventually('the server knows', async () => (await command()) !== '');
  await out('new-window', '-t', 'site');
  await eventually('it is run', () => statSync(proof, { throwIfNoEntry: false }) !== undefined);
  expect(await out('config', 'list')).toBe(`${own}\n`);
  writeFileSync(own, `${readFileSync(own, 'utf8')}# changed\n`);
  await eventually('it is not trusted any more', async () => (await command()) === '');
  expect(await out('config', 'list')).toBe(`${own} (has changed: not trusted)\n`);
  expect(await out('config', 'untrust', project)).toBe(`not trusted any more: ${own}\n`);
  await out('kill-server');
});

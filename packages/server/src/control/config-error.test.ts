import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientProtocol } from '@ccmux/protocol';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configure } from '../config-files.js';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let folder: string;
let h: Harness;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'config-error-'));
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a');
});
afterEach(() => {
  h.server.services.configuration.dispose();
  rmSync(folder, { recursive: true });
});

async function control(): Promise<FakeClient> {
  const client = h.connect();
  const body = { version: clientProtocol, pid: 1, cwd: '/tmp', env: {}, name: 'test', control: true };
  client.send({ kind: 'hello', body });
  client.command('attach-session');
  await h.until(() => client.printed().includes('%session-changed'));
  await h.quiet();
  return client;
}

const told = (client: FakeClient): string[] =>
  client
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('%config-error'));

test('a control client reads mistakes of the start as lines, and leaves the page to the first person', async () => {
  const [toml, commands] = [join(folder, 'a.toml'), join(folder, 'b.conf')];
  writeFileSync(toml, '[options]\nmous = true\n');
  writeFileSync(commands, 'set -g nonsense 1\n');
  h.server.tellFirst('Mistakes in the configuration', await configure(h.server.services, [toml, commands]));
  const expected = [
    `%config-error ${toml}:2:1: unknown option "mous"; did you mean mouse?`,
    `%config-error ${commands}:1: invalid option: nonsense`,
  ];
  expect(told(await control())).toEqual(expected);
  expect(told(await control())).toEqual(expected);
  const person = await h.attach();
  await h.quiet();
  expect(person.ofKind('view').map(({ body }) => body.title)).toEqual(['Mistakes in the configuration']);
  expect(told(await control())).toEqual([]);
});

test('and those of a file that has changed', async () => {
  const toml = join(folder, 'a.toml');
  writeFileSync(toml, '');
  await configure(h.server.services, [toml]);
  const client = await control();
  writeFileSync(toml, '[options]\nmous = true\nbase-index = "x"\n');
  await h.server.services.configuration.reload();
  await h.quiet();
  expect(told(client)).toEqual([
    `%config-error ${toml}:2:1: unknown option "mous"; did you mean mouse?`,
    expect.stringContaining(`%config-error ${toml}:3:14: base-index: `),
  ]);
  expect(client.printed()).not.toContain('%message');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runFiles } from './config-files.js';
import { Harness } from './testing/harness.js';

let folder: string;
let h: Harness;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  h = await Harness.start(new VirtualClock());
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (text: string): string => {
  const path = join(folder, 'conf');
  writeFileSync(path, text);
  return path;
};

test('a command that fails stops its line and no other, and is told', async () => {
  const path = file('# a comment\nnew-session -d -s a\n\n\nnew-window -t nope ; kill-server\nnew-window -d -t a\n');
  expect(await runFiles(h.server.services, [path])).toEqual([`${path}:5: can't find window: nope`]);
  expect((await h.run('list-windows', '-t', 'a', '-F', '#I')).out).toBe('0\n1\n');
});

test.each([
  ['new-session -d\n; ;\n', '2: syntax error'],
  ['new-session -d\n\nnonsense\n', '3: unknown command: nonsense'],
  ['new-session -d\nif -F 1 {\n new-window -Q\n}\n', '3: command new-window: unknown flag -Q'],
])('one that cannot be read as commands runs nothing of it: %j', async (text, complaint) => {
  const path = file(text);
  expect(await runFiles(h.server.services, [path])).toEqual([`${path}:${complaint}`]);
  expect(h.server.services.store.model.sessions.size).toBe(0);
});

test('one that is missing is told, and the next is run', async () => {
  const missing = join(folder, 'missing');
  expect(await runFiles(h.server.services, [missing, file('new-session -d')])).toEqual([`${missing}: No such file or directory`]);
  expect(h.server.services.store.model.sessions.size).toBe(1);
});

test('what its commands print is told, and it attaches nobody', async () => {
  const path = file('new-session -d -s a\ndisplay-message -p "hello"\nattach\n');
  expect(await runFiles(h.server.services, [path])).toEqual(['hello', `${path}:3: a file cannot attach`]);
});

/** What real programs left on screens, with all their modes, is there again cell by cell: after the server, after everything. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, processEntry } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { recordings } from '../fidelity/recordings.js';
import { useWorld, type World } from '../robustness/world.js';

const world = useWorld();

const modes = [
  ...['cursor_x', 'cursor_y', 'cursor_flag', 'insert_flag', 'keypad_cursor_flag', 'keypad_flag', 'origin_flag', 'wrap_flag'],
  ...['mouse_all_flag', 'mouse_any_flag', 'mouse_button_flag', 'mouse_sgr_flag', 'mouse_standard_flag', 'mouse_utf8_flag'],
  ...['alternate_on', 'alternate_saved_x', 'alternate_saved_y', 'scroll_region_lower', 'scroll_region_upper'],
  ...['pane_tabs', 'pane_title', 'history_size', 'pane_width', 'pane_height'],
];

/** Everything that commands tell of each pane's screen. */
async function looks(w: World, names: readonly string[]): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const name of names) {
    const format = modes.map((mode) => `${mode}=#{${mode}}`).join(' ');
    const screen = ['capture-pane', '-p', '-e', '-N', '-S', '-', '-t', name];
    all[name] = await w.ok('display-message', '-p', '-t', name, format, ';', ...screen);
  }
  return all;
}

async function exported(w: World): Promise<unknown> {
  const { stdout, stderr } = await w.ccmux.run(['state', 'export']);
  expect(stderr).toBe('');
  const { panes }: { panes: unknown } = JSON.parse(stdout);
  return panes;
}

async function kill(...pids: number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await eventually('the killed processes to be gone', () => pids.every((pid) => processEntry(pid) === undefined));
}

it(`${recordings.length} recorded programs leave screens that outlive the server, and everything`, async () => {
  const w = world();
  const names: string[] = [];
  for (const { name, size, bytes } of recordings) {
    const file = join(w.sandbox.folder, name);
    writeFileSync(file, bytes);
    const session = name.replaceAll('.', '-');
    names.push(session);
    const command = `stty raw -echo; cat ${file}; printf '\\030\\033]2;${session} is done\\007'; exec cat > /dev/null`;
    const argv = ['new-session', '-d', '-s', session, '-x', String(size.cols), '-y', String(size.rows), command];
    // The first one starts the server.
    if (names.length === 1) expect(await w.ccmux.run(argv)).toMatchObject({ status: 0, stderr: '' });
    else await w.ok(...argv);
  }
  for (const name of names)
    await eventually(`${name} to be printed`, async () => (await w.get('#{pane_title}', name)).endsWith('is done'));
  const before = await looks(w, names);
  expect(new Set(Object.values(before)).size).toBeGreaterThan(25);

  await kill(w.server);
  expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0, stderr: '' });
  expect(await looks(w, names)).toEqual(before);

  // What is acknowledged is on the disk, and all that came before it.
  await w.ok('set-option', '-g', '@last', 'change');
  const kept = await exported(w);
  await kill(w.server, w.ptyhost);
  expect(await exported(w)).toEqual(kept);
  expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0, stderr: '' });
  expect(await exported(w)).toEqual(kept);
});

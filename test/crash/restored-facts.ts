/** What commands tell of everything that a state folder keeps, as text. Times and processes are left out. */
import type { World } from '../robustness/world.js';

/** What older versions did not keep; nothing where there is nothing of it. */
async function settings(w: World): Promise<string[]> {
  const keys = await w.run('list-keys', '-T', 'own');
  const buffers = await w.ok('list-buffers', '-F', '#{buffer_name} #{buffer_size} #{buffer_sample}');
  const hooks = await w.ok('show-hooks', '-g', 'after-new-window');
  return [keys.stdout.trimEnd(), buffers, hooks].filter((part) => part !== '' && part !== 'after-new-window');
}

export async function restoredFacts(w: World): Promise<string> {
  const parts = [
    await w.ok('list-sessions', '-F', '#{session_id} #{session_name}'),
    await w.ok('list-windows', '-a', '-F', '#{session_name}:#{window_index} #{window_id} #{window_name} #{window_layout}'),
    await w.ok('show-options', '-g', 'status-left'),
    await w.ok('show-options', '-t', 'second', '@mine'),
    await w.ok('show-environment', '-t', 'first', 'NAME'),
  ];
  const panes = (await w.ok('list-panes', '-a', '-F', '#{pane_id}')).split('\n');
  for (const pane of [...new Set(panes)].sort()) {
    const format = `${pane} #{pane_index} #{pane_width}x#{pane_height} #{pane_title}`;
    const said = await w.ok('display-message', '-p', '-t', pane, format);
    // A notice stands on the panes of a machine that went down; it is no part of what they showed.
    const screen = (await w.ok('capture-pane', '-p', '-e', '-S', '-', '-t', pane)).split('\n');
    const notice = screen.findIndex((line) => line.includes('process ended'));
    const shown = (notice < 0 ? screen : screen.slice(0, notice)).join('\n').trimEnd();
    parts.push(`${said}\n${shown}`);
  }
  return `${[...parts, ...(await settings(w))].join('\n')}\n`;
}

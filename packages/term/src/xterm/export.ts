/**
 * The screen as text that draws it again in any terminal, for people and for other programs. Not for keeping: what it cannot
 * say (links, styles of underlines, margins, tab stops, much of the state) is in images.
 */
import addon from '@xterm/addon-serialize';
import type { Terminal } from '@xterm/headless';

export function exportScreen(terminal: Terminal): string {
  const serializer = new addon.SerializeAddon();
  terminal.loadAddon(serializer);
  try {
    return serializer.serialize({ scrollback: 0 });
  } finally {
    serializer.dispose();
  }
}

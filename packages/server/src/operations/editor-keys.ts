/** Which keys people are used to, from the editor that the server's environment names, as tmux takes it. */
import type { ModelStore } from '../model/store.js';

/** Sets the global options that follow the editor, where it is vi. */
export function followEditor(store: ModelStore, env: Readonly<Record<string, string>>): void {
  if (!isVi(env['VISUAL'] ?? env['EDITOR'] ?? '')) return;
  store.apply({ kind: 'option-changed', place: { level: 'global-window' }, name: 'mode-keys', value: 'vi' });
  store.apply({ kind: 'option-changed', place: { level: 'global-session' }, name: 'status-keys', value: 'vi' });
}

const isVi = (editor: string): boolean => editor.slice(editor.lastIndexOf('/') + 1).includes('vi');

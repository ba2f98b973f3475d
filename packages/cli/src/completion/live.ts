/** Candidates that only a server, or the folder of sockets, knows. */
import { readdirSync } from 'node:fs';
import { socketFolder, socketSuffix } from '@ccmux/ipc';
import { parseGlobalOptions } from '../options.js';
import { locateSocket } from '../socket.js';
import { askServer } from './ask-server.js';
import type { Candidate, Live } from './candidates.js';

/** More than anybody reads. */
const maxCandidates = 500;

const formats: Readonly<Record<Exclude<Live, 'socket-names' | 'key-tables'>, readonly string[]>> = {
  sessions: ['list-sessions', '-F', '#{session_name}\t#{session_windows} windows'],
  windows: ['list-windows', '-a', '-F', '#{session_name}:#{window_index}\t#{window_name}'],
  panes: ['list-panes', '-a', '-F', '#{session_name}:#{window_index}.#{pane_index}\t#{pane_current_command}'],
  clients: ['list-clients', '-F', '#{client_name}\t#{client_session}'],
  buffers: ['list-buffers', '-F', '#{buffer_name}\t#{buffer_sample}'],
};
const panesById = ['list-panes', '-a', '-F', '#{pane_id}\t#{pane_current_command}'];

/** `words`: all of the line that is being completed, which says what server is meant. */
export async function liveCandidates(live: Live, words: readonly string[]): Promise<Candidate[]> {
  const uid = process.getuid?.() ?? 0;
  if (live === 'socket-names') return socketNames(socketFolder(process.env, uid));
  const options = parseGlobalOptions(words.slice(0, -1));
  const socket = options.ok ? locateSocket(options.value, process.env, uid) : undefined;
  if (socket?.ok !== true) return [];
  if (live === 'key-tables') return tablesIn(await askServer(socket.value, ['list-keys']));
  const argv = live === 'panes' && words.at(-1)?.startsWith('%') ? panesById : formats[live];
  return candidatesIn(await askServer(socket.value, argv));
}

function candidatesIn(text: string): Candidate[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(0, maxCandidates).map((line) => {
    const [word = '', ...help] = line.split('\t');
    return { word, help: help.join(' ') };
  });
}

function tablesIn(text: string): Candidate[] {
  const names = [...text.matchAll(/^bind-key .*?-T (\S+)/gm)].map((found) => found[1] ?? '');
  return [...new Set(names)].map((word) => ({ word, help: '' }));
}

function socketNames(folder: string): Candidate[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(socketSuffix));
    return files.map((file) => ({ word: file.slice(0, -socketSuffix.length), help: '' }));
  } catch {
    return [];
  }
}

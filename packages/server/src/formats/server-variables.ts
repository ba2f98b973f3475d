/** The variables of formats about the server and the computer. */
import { hostname, userInfo } from 'node:os';
import { formatSessionId, sessionId, tmuxVersion } from '@ccmux/core';
import type { Services } from '../services.js';
import { version } from '../version.js';
import { flag, seconds, type Variables } from './variable.js';

/** Asked of the system once: it is part of every status line. */
export const host = hostname();

let user: { readonly uid: number; readonly username: string } | undefined;

/** Of the process; a user id without a name in the system has none here either. */
function owner(): { readonly uid: number; readonly username: string } {
  try {
    user ??= userInfo();
  } catch {
    user = { uid: process.getuid?.() ?? 0, username: '' };
  }
  return user;
}

export const ownerId = (): string => String(owner().uid);
export const ownerName = (): string => owner().username;

const when = (ms: number | undefined): string => (ms === undefined ? '' : seconds(ms));

export const serverVariables: Variables<Services> = {
  ccmux_version: ['Version of the server', () => version],
  config_files: ['Files of configuration that it has read', ({ configuration }) => configuration.files.join(',')],
  host: ['Name of the computer', () => host],
  host_short: ['Name of the computer without its domain', () => host.split('.')[0]!],
  next_session_id: ['Id that the next new session gets', ({ store }) => formatSessionId(sessionId(store.model.next.session))],
  pid: ['Process id of the server', () => String(process.pid)],
  server_sessions: ['Number of sessions', ({ store }) => String(store.model.sessions.size)],
  socket_path: ['Path of the server’s socket', ({ socket }) => socket],
  start_time: ['When the server started', () => seconds(performance.timeOrigin)],
  state_damaged: ['1 if a part of its state was damaged when it started', ({ keeping }) => flag(keeping().isDamaged)],
  state_folder: ['Folder that its state is kept in', ({ stateFolder, keeping }) => (keeping().status && stateFolder) ?? ''],
  state_kept: ['1 if its state is kept on disk', ({ keeping }) => flag(keeping().status !== undefined)],
  state_last_checkpoint: ['When all of its state was written last', ({ keeping }) => when(keeping().status?.lastCheckpointMs)],
  state_last_sync: ['When changes of its state were written last', ({ keeping }) => when(keeping().status?.lastSyncMs)],
  state_log_bytes: ['Bytes of changes since all was written', ({ keeping }) => String(keeping().status?.logBytes ?? 0)],
  state_volatile: [
    'Why its state is in memory only at the moment',
    ({ keeping }) => keeping().status?.volatile?.error.message ?? '',
  ],
  uid: ['User id of the server', ownerId],
  user: ['User of the server', ownerName],
  version: ['Version of tmux whose language this is, for configurations that compare it', () => tmuxVersion],
};

/** The variables of formats that are about the client for which they are expanded. */
import type { SessionId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { clientName } from '../clients/client-name.js';
import type { Services } from '../services.js';
import { ownerId, ownerName } from './server-variables.js';
import { flag, seconds, type Variables, wallSeconds } from './variable.js';

interface Of {
  readonly client: AttachedClient;
  readonly services: Services;
}

export const clientVariables: Variables<Of> = {
  client_activity: [
    'When somebody last did something at the client',
    ({ client, services }) => wallSeconds(services, client.lastActiveMs),
  ],
  client_cell_height: ['Height of a cell in pixels, 0 if unknown', ({ client }) => String(client.terminal.cell?.height ?? 0)],
  client_cell_width: ['Width of a cell in pixels, 0 if unknown', ({ client }) => String(client.terminal.cell?.width ?? 0)],
  client_control_mode: ['1 if the client is in control mode', ({ client }) => flag(client.hello.control === true)],
  client_created: ['When the client was attached', ({ client }) => seconds(client.createdMs)],
  client_discarded: ['Bytes dropped for a client that does not read: none ever are', () => '0'],
  client_flags: ['Flags of the client', ({ client }) => flagsOf(client).join(',')],
  client_height: ['Height in rows', ({ client }) => String(client.size.rows)],
  client_key_table: ['Key table of the next key', ({ client }) => client.keyTable],
  client_last_session: [
    'Name of the session that it showed before',
    ({ client, services }) => nameOf(services, client.lastSession),
  ],
  client_name: ['Name of the client', ({ client }) => clientName(client)],
  client_pid: ['Process id of the client', ({ client }) => String(client.hello.pid)],
  client_prefix: ['1 if the prefix key has been pressed', ({ client }) => flag(client.keyTable === 'prefix')],
  client_readonly: ['1 if the client only looks', ({ client }) => flag(client.flags.readOnly)],
  client_session: ['Name of the session that it shows', ({ client, services }) => nameOf(services, client.session)],
  client_termfeatures: ['What its terminal can do, by tmux’s names', ({ client }) => client.terminal.features.join(',')],
  client_termname: ['Name of its terminal’s kind', ({ client: { hello } }) => hello.terminal?.term ?? hello.env['TERM'] ?? ''],
  client_termtype: ['Name and version of its terminal, as it says them', ({ client }) => client.terminal.name],
  client_tty: ['Path of its terminal', ({ client }) => client.hello.terminal?.tty ?? ''],
  // Nobody but the owner of the server gets past its socket's folder.
  client_uid: ['User id of the client', ownerId],
  client_user: ['User of the client', ownerName],
  client_utf8: ['1 if the client shows UTF-8, as all do', () => '1'],
  client_width: ['Width in columns', ({ client }) => String(client.size.cols)],
  client_written: ['Bytes sent to the client', ({ client }) => String(client.writtenBytes)],
  window_bigger: ['1 if the window is larger than the client', ({ client }) => flag(client.pan.isBigger)],
  window_offset_x: [
    'First column of the window that is shown, if it is larger',
    ({ client: { pan } }) => (pan.isBigger ? String(pan.offset.x) : ''),
  ],
  window_offset_y: [
    'First row of the window that is shown, if it is larger',
    ({ client: { pan } }) => (pan.isBigger ? String(pan.offset.y) : ''),
  ],
};

const nameOf = ({ store }: Services, session: SessionId | undefined): string =>
  (session === undefined ? undefined : store.model.sessions.get(session)?.name) ?? '';

function flagsOf({ flags, hello, terminal }: AttachedClient): readonly string[] {
  const { ignoreSize, noOutput, pauseAfterMs, readOnly, waitExit } = flags;
  return [
    'attached',
    ...(terminal.focused ? ['focused'] : []),
    ...(hello.control === true ? ['control-mode'] : []),
    ...(ignoreSize ? ['ignore-size'] : []),
    ...(noOutput === true ? ['no-output'] : []),
    ...(waitExit === true ? ['wait-exit'] : []),
    ...(pauseAfterMs === undefined ? [] : [`pause-after=${pauseAfterMs / 1000}`]),
    ...(readOnly ? ['read-only'] : []),
    'UTF-8',
  ];
}

/** The value of a variable; undefined when there is none of that name. */
export function clientVariable(services: Services, client: AttachedClient, name: string): string | undefined {
  const variable = Object.hasOwn(clientVariables, name) ? clientVariables[name] : undefined;
  return variable?.[1]({ client, services });
}

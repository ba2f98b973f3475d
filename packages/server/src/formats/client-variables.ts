/** The variables of formats that are about the client for which they are expanded. */
import type { AttachedClient } from '../clients/attached-client.js';
import type { Services } from '../services.js';

/** As `list-clients` prints it and targets name it: the path of its terminal, else what it calls itself. */
export const clientName = ({ hello }: AttachedClient): string => hello.terminal?.tty ?? hello.name;

const flag = (on: boolean): string => (on ? '1' : '0');

type Variable = (client: AttachedClient, services: Services) => string;

const variables: Readonly<Record<string, Variable>> = {
  client_activity: ({ lastActiveMs }, { clock }) => String(Math.floor((clock.wallMs() - clock.now() + lastActiveMs) / 1000)),
  client_control_mode: ({ hello }) => flag(hello.control === true),
  client_flags: (client) => flagsOf(client).join(','),
  client_height: ({ size }) => String(size.rows),
  client_key_table: ({ keyTable }) => keyTable,
  client_last_session: ({ lastSession }, { store }) =>
    (lastSession === undefined ? undefined : store.model.sessions.get(lastSession)?.name) ?? '',
  client_name: (client) => clientName(client),
  client_pid: ({ hello }) => String(hello.pid),
  client_prefix: ({ keyTable }) => flag(keyTable === 'prefix'),
  client_readonly: ({ flags }) => flag(flags.readOnly),
  client_session: ({ session }, { store }) => store.model.sessions.get(session)?.name ?? '',
  client_termname: ({ hello }) => hello.terminal?.term ?? hello.env['TERM'] ?? '',
  client_tty: ({ hello }) => hello.terminal?.tty ?? '',
  client_utf8: () => '1',
  client_width: ({ size }) => String(size.cols),
  window_bigger: ({ pan }) => flag(pan.isBigger),
  window_offset_x: ({ pan }) => (pan.isBigger ? String(pan.offset.x) : ''),
  window_offset_y: ({ pan }) => (pan.isBigger ? String(pan.offset.y) : ''),
};

function flagsOf({ flags, hello }: AttachedClient): readonly string[] {
  const { ignoreSize, noOutput, pauseAfterMs, readOnly, waitExit } = flags;
  return [
    'attached',
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
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return variable?.(client, services);
}

/** The variables of formats that are about the client for which they are expanded. */
import type { AttachedClient } from '../clients/attached-client.js';
import type { Services } from '../services.js';

const flag = (on: boolean): string => (on ? '1' : '0');

type Variable = (client: AttachedClient, services: Services) => string;

const variables: Readonly<Record<string, Variable>> = {
  client_height: ({ size }) => String(size.rows),
  client_key_table: ({ keyTable }) => keyTable,
  client_name: ({ hello }) => hello.name,
  client_pid: ({ hello }) => String(hello.pid),
  client_prefix: ({ keyTable }) => flag(keyTable === 'prefix'),
  client_readonly: ({ flags }) => flag(flags.readOnly),
  client_session: ({ session }, { store }) => store.model.sessions.get(session)?.name ?? '',
  client_termname: ({ hello }) => hello.terminal?.term ?? '',
  client_tty: ({ hello }) => hello.terminal?.tty ?? '',
  client_width: ({ size }) => String(size.cols),
};

/** The value of a variable; undefined when there is none of that name. */
export function clientVariable(services: Services, client: AttachedClient, name: string): string | undefined {
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return variable?.(client, services);
}

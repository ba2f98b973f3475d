/** The configuration of a server, with the language and the clients of that server behind it. */
import { join } from 'node:path';
import { readCommands } from '../commands/prepare.js';
import { ModelStore } from '../model/store.js';
import type { ServerOptions } from '../server-options.js';
import type { Services } from '../services.js';
import type { ConfigPorts } from './config-ports.js';
import { configValues } from './config-values.js';
import { Configuration } from './configuration.js';
import { lastGoodIn } from './last-good.js';
import { memoryIn } from './memory.js';
import { tellClients } from './news.js';

type Given = Pick<ConfigPorts, 'store' | 'keys' | 'clock' | 'log' | 'env' | 'findProject'> &
  Pick<ServerOptions, 'stateFolder' | 'model'>;

/** `services` is asked once the server is composed. */
export function createConfiguration(given: Given, services: () => Services): Configuration {
  const { stateFolder, model, log } = given;
  const onError = (error: string): void => log.warn({ ev: 'config.memory', error });
  const kept =
    stateFolder === undefined
      ? {}
      : {
          memory: memoryIn(join(stateFolder, 'configuration.json'), onError),
          lastGood: lastGoodIn(join(stateFolder, 'last-good.json'), onError),
        };
  return new Configuration({
    ...given,
    ...kept,
    isRestored: model !== undefined,
    values: (aliases) =>
      configValues(given.store.model, aliases, {
        // A mistake in a file is no call that somebody made.
        read: (model, text) =>
          readCommands({ ...services(), store: new ModelStore(model), unsupported: { record: () => {} } }, text),
        print: (commands) => services().language.print(commands, false),
      }),
    read: (text) => services().language.read(text),
    tell: (news) => tellClients(services().clients, services().messages, news),
  });
}

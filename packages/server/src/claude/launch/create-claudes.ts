/** The conversations of panes among the rest of the server. Holds no logic beyond that wiring. */
import { join } from 'node:path';
import { configDirOf } from '@ccmux/claude';
import { placeOfPane } from '../../formats/places.js';
import { respawnPane } from '../../operations/respawn-pane.js';
import type { Services } from '../../services.js';
import { hookFolder } from '../state/hook-folder.js';
import { Claudes } from './claudes.js';
import { IdFiles } from './id-files.js';
import type { LaunchPorts } from './ports.js';

type Parts = Pick<Services, 'store' | 'panes' | 'clock' | 'log' | 'clients' | 'claudeStates' | 'keeping'>;

/**
 * Every Claude has a server of tools that is called now and then, and never for long: code that was made fast for it costs
 * more memory than all the rest of its work.
 */
const smallEngine = ['--max-semi-space-size=1', '--single-threaded-gc', '--no-opt'];

/** Undefined: without a folder for what it keeps, `claude` is a program as every other. */
export function createClaudes(
  parts: Parts,
  services: () => Services,
  ports: LaunchPorts | undefined,
  stateFolder: string | undefined,
): Claudes | undefined {
  const spool = hookFolder(stateFolder);
  if (ports === undefined || stateFolder === undefined || spool === undefined) return undefined;
  const { store, log, clients, claudeStates } = parts;
  return new Claudes({
    ...parts,
    ports,
    states: claudeStates,
    configDir: configDirOf({ get: (name) => store.model.environment[name]?.value }),
    files: new IdFiles(join(stateFolder, 'claude'), store, ports),
    folders: { spool, status: join(stateFolder, 'claude-status'), settings: join(stateFolder, 'claude-settings') },
    toolsOf: (pane) => {
      const { programs, socket, tokenOf } = services();
      if (programs === undefined || tokenOf === undefined) return undefined;
      return { program: [process.execPath, ...smallEngine, join(programs, 'ccmux')], socket, token: tokenOf(pane) };
    },
    tell: (text) => {
      for (const client of clients.all) client.showMessage(text);
    },
    startAgain: async (pane) => {
      const at = placeOfPane(store.model, pane);
      if (at === undefined) return;
      const extraEnv = store.model.panes.get(pane)?.env ?? {};
      const started = await respawnPane(services(), { at, cwd: undefined, extraEnv, command: [] });
      if (!started.ok) log.warn({ ev: 'claude.not-started', pane, error: started.error });
    },
  });
}

/** Records scenarios of one version into a folder: NAME.cast.gz, and NAME.states.json with the truth. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { scenarios } from './scenarios.js';
import { Stage } from './stage.js';
import { endedAt, leftAt, segmentsOf } from './truth.js';

export interface Order {
  readonly folder: string;
  readonly version: string;
  /** `80x24` */
  readonly size: string;
  readonly inline: boolean;
  /** All of them when there are none. */
  readonly names: readonly string[];
}

/** Recordings that are there already are left alone. */
export async function record({ folder, version, size, inline, names }: Order): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const [cols = 80, rows = 24] = size.split('x').map(Number);
  for (const name of names.length > 0 ? names : Object.keys(scenarios)) {
    const scenario = scenarios[name];
    if (scenario === undefined) throw new Error(`there is no scenario ${name}: ${Object.keys(scenarios).join(' ')}`);
    const file = join(folder, `${version}${inline ? '-inline' : ''}-${name}-${size}`);
    if (existsSync(`${file}.cast.gz`)) continue;
    const { args = ['--permission-mode', 'default'], env = {}, strange = false, prepare } = scenario;
    const stage = await Stage.open({ version, cols, rows, inline, args, env, strange, prepare });
    try {
      if (scenario.early !== true) await stage.ready();
      await scenario.act(stage);
      const cast = await stage.close();
      const [header = ''] = cast.split('\n');
      const { startedMs } = JSON.parse(header).ccmux;
      const segments = endedAt(segmentsOf(stage.told, stage.lab.api.events, startedMs), leftAt(cast));
      // The home of a lab has a name by chance.
      const folderName = stage.lab.sandbox.folder;
      writeFileSync(
        `${file}.cast.gz`,
        gzipSync(cast.replaceAll(folderName, folderName.replace(/[^/]/g, 'x').replace(/^\/x+/, '/tmp')), { level: 9 }),
      );
      writeFileSync(`${file}.states.json`, `${JSON.stringify({ segments })}\n`);
      process.stdout.write(`${file}: ${segments.map(({ state }) => state).join(' ')}\n`);
    } catch (e) {
      process.stdout.write(`${file}: ${e instanceof Error ? e.message : String(e)}\n`);
    } finally {
      await stage.dispose();
    }
  }
}

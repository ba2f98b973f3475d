/** How a server is started in place of one that died while no client looks on: as a person would, by the program beside it. */
import { fileURLToPath } from 'node:url';

export interface StarterCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** `KEY=value` */
  readonly env: readonly string[];
}

export const starterCommand = (
  socket: string,
  configFiles: readonly string[],
  env: Readonly<Record<string, string>>,
): StarterCommand => ({
  file: process.execPath,
  args: [
    fileURLToPath(new URL('./cli.js', import.meta.url)),
    ...['-S', socket],
    ...configFiles.flatMap((file) => ['-f', file]),
    'start-server',
  ],
  env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
});

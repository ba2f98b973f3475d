/** The server options, by name. */
import { number, type OptionEntry } from './entry.js';

export const serverOptions = [
  {
    name: 'buffer-limit',
    scope: 'server',
    type: number(1, 10_000),
    initial: '50',
    help: 'Paste buffers without a name that are kept; the oldest goes first.',
  },
] as const satisfies readonly OptionEntry[];

/** Running commands for a person at a client, who is shown what they print and what went wrong. */
import type { Caller } from './caller.js';
import type { CommandList } from './command-list.js';
import type { CommandLanguage } from './language.js';

/** `commands`: or a line of the command language. See Services. */
export function runAndReport(
  language: CommandLanguage,
  commands: string | CommandList,
  caller: Caller,
): Promise<void> | undefined {
  const read = typeof commands === 'string' ? language.read(commands, caller) : { ok: true as const, value: commands };
  if (!read.ok) {
    caller.error(read.error.message);
    return undefined;
  }
  const show = (): void => caller.attached?.showCollected(language.print(read.value, false));
  const running = language.run(read.value, caller);
  if (running !== undefined) return running.then(show);
  show();
  return undefined;
}

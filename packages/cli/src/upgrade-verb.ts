/** `ccmux upgrade-server` and `upgrade-ptyhost`: the programs of this installation in the place of those that run, whichever they are of. */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Verb } from './verb.js';

/** Looks for the next server, and time between them. */
const looks = 500;
const lookEveryMs = 20;

const own = fileURLToPath(new URL('.', import.meta.url));

export const upgradePtyhostVerb: Verb = async (words, { ask, complain }) => {
  const status = await ask(['upgrade-ptyhost', ...(words.length > 0 ? words : ['-p', own])]);
  if (status === undefined) complain('upgrade-ptyhost: no server is running');
  return status ?? 1;
};

export const upgradeServerVerb: Verb = async (words, { ask, complain }) => {
  const status = await ask(['upgrade-server', ...(words.length > 0 ? words : ['-p', own])]);
  if (status === undefined) complain('upgrade-server: no server is running');
  if (status !== 0) return status ?? 1;
  for (let look = 0; look < looks; look++) {
    if ((await ask(['start-server'])) === 0) return 0;
    await delay(lookEveryMs);
  }
  complain('upgrade-server: the new server does not answer; see its log');
  return 1;
};

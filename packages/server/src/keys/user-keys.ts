/** Keys that people define by what their terminal sends, with the option user-keys: `User0` and so on. Pure. */
import { formatKeyName, type KeyName, type Model, optionEntry, valueAt } from '@ccmux/core';

/** The key that these bytes are; undefined when nobody has defined it. */
export function userKey(model: Model, bytes: Uint8Array): KeyName | undefined {
  const entry = optionEntry('user-keys');
  const sequences = entry === undefined ? '' : valueAt(model, entry, {});
  if (typeof sequences === 'string' || sequences.size === 0) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  for (const [index, sequence] of sequences) {
    if (sequence !== '' && Buffer.from(sequence).toString('latin1') === text) {
      return formatKeyName({ base: `User${index}`, ctrl: false, meta: false, shift: false });
    }
  }
  return undefined;
}

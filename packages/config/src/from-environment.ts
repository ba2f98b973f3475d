/** Options from variables of the environment: `CCMUX_OPTION_STATUS_STYLE` is `status-style`. Pure. */
import { allOptions, err, isHook, type OptionPorts, type OptionValue, ok, type Result } from '@ccmux/core';
import { suggestion } from './nearest.js';
import { readOption } from './option-text.js';
import { type Mistake, wholeFile } from './place.js';
import { noSettings, type Placed, type Settings } from './settings.js';

const prefix = 'CCMUX_OPTION_';

export const variableOf = (option: string): string => `${prefix}${option.toUpperCase().replaceAll('-', '_')}`;

const byVariable = new Map(allOptions.filter((entry) => !isHook(entry)).map((entry) => [variableOf(entry.name), entry]));

export function fromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  ports: OptionPorts,
): Result<Settings, readonly Mistake[]> {
  const options = new Map<string, Placed<OptionValue>>();
  const mistakes: Mistake[] = [];
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(prefix) || text === undefined) continue;
    const place = wholeFile(`$${variable}`);
    const entry = byVariable.get(variable);
    if (entry === undefined) {
      mistakes.push({ place, message: `no option has this name${suggestion(variable, [...byVariable.keys()])}` });
      continue;
    }
    const words: Readonly<Record<string, boolean>> = { true: true, false: false };
    const value = readOption(entry, words[text] ?? text, ports);
    if (value.ok) options.set(entry.name, { value: value.value, place });
    else mistakes.push({ place, message: `${entry.name}: ${value.error.message}` });
  }
  return mistakes.length === 0 ? ok({ ...noSettings, options }) : err(mistakes);
}

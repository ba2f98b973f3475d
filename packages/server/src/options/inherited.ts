/** The global value of an option, for showing it. */
import { type Model, type OptionEntry, ownOption } from '@ccmux/core';

export function inheritedOption(model: Model, entry: OptionEntry): string {
  const level = entry.scope === 'server' ? 'server' : entry.scope === 'session' ? 'global-session' : 'global-window';
  return ownOption(model, { level }, entry.name) ?? entry.initial;
}

/** `ccmux record`: the server records; whoever presses Ctrl-C here wants a whole file. */
import type { Verb } from './verb.js';

export const recordVerb: Verb = async (words, context) => {
  if (words.includes('--help')) return (await import('./help/verb.js')).helpWithin(['record', '--help']) ?? 1;
  const target = targetOf(words);
  const stop = (): void => void context.ask(['record', '--stop', ...target]);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // In the background nobody waits, and there is nothing to stop.
  for (const signal of signals) process.once(signal, stop);
  const status = await context.ask(['record', ...words]);
  for (const signal of signals) process.removeListener(signal, stop);
  if (status === undefined) context.complain('record: no server is running');
  return status ?? 1;
};

/** `-t pane`, `-tpane`: the recording that is stopped is the one that was started. */
function targetOf(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => word.startsWith('-t'));
  const word = words[at];
  if (word === undefined) return [];
  return word === '-t' ? words.slice(at, at + 2) : [word];
}

/** What the program does by itself, without a server's command table: the first words that are no commands. One line each. */
import { type Verb, type VerbName, verbNames } from './verb.js';

/** Loaded when they are called for: a client that attaches needs none of them. */
const verbs: Readonly<Record<VerbName, () => Promise<Verb>>> = {
  audit: async () => (await import('./admin/verbs.js')).auditVerb,
  completion: async () => (await import('./completion/verb.js')).completionVerb,
  config: async () => (await import('./config/config-verb.js')).configVerb,
  doctor: async () => (await import('./admin/verbs.js')).doctorVerb,
  explain: async () => (await import('./admin/verbs.js')).explainVerb,
  'fan-out': async () => (await import('./agent-verbs.js')).fanOutVerb,
  help: async () => (await import('./help/verb.js')).helpVerb,
  mcp: async () => (await import('./agent-verbs.js')).mcpVerb,
  record: async () => (await import('./record-verb.js')).recordVerb,
  skill: async () => (await import('./agent-verbs.js')).skillVerb,
  state: async () => (await import('./admin/verbs.js')).stateVerb,
  transcript: async () => (await import('./admin/verbs.js')).transcriptVerb,
  'upgrade-ptyhost': async () => (await import('./upgrade-verb.js')).upgradePtyhostVerb,
  'upgrade-server': async () => (await import('./upgrade-verb.js')).upgradeServerVerb,
  usage: async () => (await import('./admin/verbs.js')).usageVerb,
};

export function findVerb(word: string | undefined): (() => Promise<Verb>) | undefined {
  const name = verbNames.find((verb) => verb === word);
  return name && verbs[name];
}

/** `--help` among the words of commands: its status, or undefined when it is something else there. */
export const explainCommand = async (argv: readonly string[]): Promise<number | undefined> =>
  argv.includes('--help') ? (await import('./help/verb.js')).helpWithin(argv) : undefined;

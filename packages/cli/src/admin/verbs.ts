/** `ccmux doctor`, `explain`, `state`, `transcript`, `usage`: what looks at a server and its folder from outside is a program of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkConfig } from '../config/check.js';
import type { Verb, VerbContext } from '../verb.js';
import { version } from '../version.js';

export const auditVerb: Verb = (words, context) => runAdmin({ action: 'audit', words, version, ...place(context) });

export const doctorVerb: Verb = async (words, context) =>
  runAdmin({ action: 'doctor', words, version, ...place(context), configMistakes: await mistakes(context) });

/** A recording needs no server; everything else is the server's to explain. */
export const explainVerb: Verb = async (words, context) => {
  if (words.includes('--help') && !words.includes('--replay')) {
    const status = (await import('../help/verb.js')).helpWithin(['explain', '--help']) ?? 1;
    context.print('\nccmux explain --replay FILE.cast [--rules FILE.toml]: of a recording, with title and screen alone.');
    return status;
  }
  if (words.includes('--replay')) return runAdmin({ action: 'explain', words, version, ...place(context) });
  const status = await context.ask(['explain', ...words]);
  if (status === undefined) context.complain('explain: no server is running; ccmux explain --replay FILE needs none');
  return status ?? 1;
};

export const stateVerb: Verb = (words, context) => runAdmin({ action: 'state', words, version, ...place(context) });

export const transcriptVerb: Verb = (words, context) => runAdmin({ action: 'transcript', words, version, ...place(context) });

export const usageVerb: Verb = (words, context) => runAdmin({ action: 'usage', words, version, ...place(context) });

function place({ socket, options }: VerbContext): { readonly socket: string; readonly socketError?: string } {
  return socket.ok ? { socket: socket.value } : { socket: options.path ?? options.name, socketError: socket.error };
}

async function mistakes(context: VerbContext): Promise<string[]> {
  const said: string[] = [];
  await checkConfig([], { ...context, print: () => {}, complain: (line) => said.push(line) });
  return said;
}

/** The exit status. */
function runAdmin(call: object): Promise<number> {
  const entry = fileURLToPath(new URL('./admin.js', import.meta.url));
  const child = spawn(process.execPath, [entry, JSON.stringify(call)], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

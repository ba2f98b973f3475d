/**
 * What people can see and do about a server from outside of it: `ccmux audit`, `doctor`, `explain`, `state`, `transcript`, `usage`. A process of its own,
 * started by the command line with one argument; works with a running server and without. Holds no logic.
 */
import { auditAction } from './audit-action.js';
import { type AdminCall, parseCall } from './call.js';
import { doctor } from './doctor/doctor.js';
import { explainAction } from './explain/explain-action.js';
import { stateAction } from './state-action.js';
import { transcriptAction } from './transcript/transcript-action.js';
import { usageAction } from './transcript/usage-action.js';

const actions: Readonly<Record<AdminCall['action'], (call: AdminCall) => Promise<number>>> = {
  audit: auditAction,
  doctor,
  explain: explainAction,
  state: stateAction,
  transcript: transcriptAction,
  usage: usageAction,
};

const call = parseCall(process.argv[2] ?? '');
if (call === undefined) {
  process.stderr.write('this program is started by ccmux\n');
  process.exitCode = 1;
} else {
  // Who reads our output may have seen enough.
  process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await actions[call.action](call);
}

/**
 * What people can see and do about a server from outside of it: `ccmux doctor`, `ccmux state …`. A process of its own,
 * started by the command line with one argument; works with a running server and without. Holds no logic.
 */
import { parseCall } from './call.js';
import { doctor } from './doctor/doctor.js';
import { stateAction } from './state-action.js';

const call = parseCall(process.argv[2] ?? '');
if (call === undefined) {
  process.stderr.write('this program is started by ccmux doctor and ccmux state\n');
  process.exitCode = 1;
} else {
  // Who reads our output may have seen enough.
  process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await (call.action === 'doctor' ? doctor(call) : stateAction(call));
}

/** Loaded into a ptyhost (`node --import`): it is killed the moment it has logged the event named in CCMUX_TEST_DIE_AT. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { writeSync } = fs;
const last = `"ev":"${process.env.CCMUX_TEST_DIE_AT}"`;

fs.writeSync = (fd, data, ...rest) => {
  const written = writeSync(fd, data, ...rest);
  if (fd === 2 && String(data).includes(last)) {
    process.kill(process.pid, 'SIGKILL');
    // The signal comes at once for the process, and no later than here for this thread.
    for (;;);
  }
  return written;
};
syncBuiltinESMExports();

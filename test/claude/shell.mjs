/** The program behind `run.mjs --shell`, where there is only loopback. */
import { load } from '../../scripts/bundle.mjs';

const { main } = await load('test/claude/shell.ts');
await main(...process.argv.slice(2));

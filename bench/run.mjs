/** Compiles the benchmark and runs it. */
import { load, root } from '../scripts/bundle.mjs';

const { main } = await load('bench/main.ts');
process.exitCode = await main(root, process.argv.slice(2));

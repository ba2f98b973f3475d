/**
 * Makes the fixtures anew: runs real programs in a terminal and keeps what they print.
 *
 * usage: node test/fidelity/record.mjs [NAME…]
 */
import { load } from '../../scripts/bundle.mjs';

const { record } = await load('test/fidelity/record.ts');
await record(process.argv.slice(2));

/**
 * Keeps a state folder of this version as a fixture.
 *
 * usage: node test/crash/record.mjs NAME      (after a build; once for each version of the format)
 */
import { load } from '../../scripts/bundle.mjs';

const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('usage: node test/crash/record.mjs NAME');
const { record } = await load('test/crash/record-state.ts');
await record(name);

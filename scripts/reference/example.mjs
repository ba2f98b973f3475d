/** The example of a configuration, made from the table of options. */
import { load } from '../bundle.mjs';

export const loadExample = async (from) => (await load('packages/config/src/example.ts', from)).exampleFile();

/**
 * Takes the pictures of docs/guide.md: works with the built program by keys, as a newcomer would.
 *
 * usage: node scripts/guide.mjs [PROGRAM [FOLDER]]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundle.mjs';

const [program = join(root, 'bin/ccmux'), folder = join(root, 'docs/guide')] = process.argv.slice(2);
const { takeGuide } = await load('test/screenshot/guide.ts');
mkdirSync(folder, { recursive: true });
for (const [name, picture] of await takeGuide(program)) writeFileSync(join(folder, `${name}.svg`), picture);

/**
 * Takes docs/screenshot.svg: starts the built program in a terminal of our own, works with it by keys, draws its screen.
 *
 * usage: node scripts/screenshot.mjs [PROGRAM [FILE]]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundle.mjs';

const [program = join(root, 'bin/ccmux'), file = join(root, 'docs/screenshot.svg')] = process.argv.slice(2);
const { takeScreenshot } = await load('test/screenshot/take.ts');
writeFileSync(file, await takeScreenshot(program, root));

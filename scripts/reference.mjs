/**
 * Writes the pages of docs/reference from the tables of the program. The check compares them.
 *
 * usage: node scripts/reference.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.mjs';
import { loadLanguage } from './language.mjs';
import { referencePages } from './reference/pages.mjs';

const folder = join(root, 'docs/reference');
mkdirSync(folder, { recursive: true });
for (const [file, text] of referencePages(await loadLanguage(root))) writeFileSync(join(folder, file), text);

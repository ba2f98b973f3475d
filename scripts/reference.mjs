/**
 * Writes the pages of docs/reference from the tables of the program. The check compares them.
 *
 * usage: node scripts/reference.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.mjs';
import { loadLanguage } from './language.mjs';
import { loadExample } from './reference/example.mjs';
import { referencePages } from './reference/pages.mjs';

const folder = join(root, 'docs/reference');
mkdirSync(folder, { recursive: true });
const pages = referencePages(await loadLanguage(root), await loadExample(root));
for (const [file, text] of pages) writeFileSync(join(folder, file), text);

/** What the pages for people point at is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
const pages = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')];
const link = /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g;

it.each(pages)('links of %s lead somewhere', (page) => {
  const targets = [...readFileSync(join(root, page), 'utf8').matchAll(link)].map((found) => found[1]!);
  expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});

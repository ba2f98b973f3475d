/** Step `reference`: the pages of docs/reference are what the tables of the program say today. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLanguage } from '../language.mjs';
import { loadExample } from '../reference/example.mjs';
import { referencePages } from '../reference/pages.mjs';

export const checkReference = async (root) => {
  const language = await loadLanguage(root);
  if (language === undefined) return { summary: 'no tables, no pages', problems: [] };
  const pages = referencePages(language, await loadExample(root));
  const stale = [...pages].filter(([file, text]) => {
    const path = join(root, 'docs/reference', file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== text;
  });
  return {
    summary: `${pages.size} pages of reference`,
    problems: stale.map(([file]) => `docs/reference/${file} is not what the tables say: npm run reference`),
  };
};

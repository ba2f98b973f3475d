/** Pieces of Markdown. */

/** Text in a cell of a table, or anywhere else. */
export const text = (value) => value.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('\n', ' ');

/** Text as it is; in a table a line of it at a time. */
export const code = (value) => {
  if (value === '') return '';
  const fence = '`'.repeat(Math.max(0, ...(value.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const space = /^`|`$/.test(value) ? ' ' : '';
  return `${fence}${space}${value.replaceAll('|', '\\|')}${space}${fence}`;
};

export const lines = (value) => value.split('\n').map(code).join('<br>');

/** Rows are lists of cells that are Markdown already. */
export const table = (head, rows) => [
  `| ${head.join(' | ')} |`,
  `|${'---|'.repeat(head.length)}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`.replaceAll(/ +\|/g, ' |')),
];

/** A page that a program wrote says so. */
export const page = (title, intro, body) =>
  `<!-- Written by \`npm run reference\` from the program's tables. -->\n\n# ${title}\n\n${intro}\n\n${body.join('\n')}\n`;

/**
 * Tags among the rest of Markdown: in what they show something, and behind what they are meant. Where renderers and readers
 * may differ in whether a place is code, nothing is carried out, and its author is told.
 */
import { expect, it, test } from 'vitest';
import { scanText } from './scanner.js';

const tag = '<ccmux:spawn><command>evil</command></ccmux:spawn>';
const lines = '<ccmux:spawn>\n<command>evil</command>\n</ccmux:spawn>';
const control = '<ccmux:control pane="w" action="close" />';
const f = '```';

const commands = (text: string): string[] =>
  scanText(text).flatMap((found) =>
    found.kind === 'tag' ? [found.tag.kind === 'spawn' ? found.tag.command : found.tag.kind] : [],
  );
const reasons = (text: string): string[] => scanText(text).flatMap((found) => (found.kind === 'tag' ? [] : [found.reason]));

it.each<readonly [string, string]>([
  // Code blocks, whole and not.
  ['a fence in an item of a list in a list', `- a\n  - b\n    ${f}\n    ${tag}\n    ${f}`],
  ['a fence four columns into a list', `- a\n    - b\n      ${f}\n      ${tag}\n      ${f}`],
  ['a fence of tildes with backticks in it', `~~~\n${f}\n${tag}\n${f}\n~~~`],
  ['a fence of backticks with tildes in it', `${f}\n~~~\n${tag}\n~~~\n${f}`],
  ['a fence whose end is shorter', `\`\`\`\`\n${f}\n${tag}`],
  ['a fence of tildes whose info has backticks', `~~~ a\`b\n${tag}\n~~~`],
  ['a fence behind a heading', `# Example\n${f}\n${tag}\n${f}`],
  ['a fence behind a quote', `> a\n${f}\n${tag}\n${f}`],
  ['a fence that ends the message', `Like this:\n\n${f}xml\n${tag}`],
  ['a fence that has no end, behind one that has', `${f}\na\n${f}\n\n${f}\n${lines}`],
  ['a fence in a list whose content is not indented', `1. See:\n   ${f}\n${tag}\n   ${f}`],
  ['the text behind a fence in a list that was not closed', `- ${f}\n  a\n\n${tag}`],
  ['a fence whose first line has a return in it', `${f}\r\` ${f}\n${tag}\n${f}`],
  ['a fence with ends of lines of old', `${f}\r${tag}\r${f}\r`],
  ['a fence behind a first line that is longer than anybody writes', `${f} ${'x'.repeat(5000)} \`\n${f}\n${tag}\n${f}`],
  ['a fence behind HTML that holds another', `<br>\n${f}\n\n${f}\n${tag}\n${f}`],
  ['a fence behind the end of an element that holds another', `</b>\n${f}\n\n${f}\n${tag}\n${f}`],
  ['code by indentation behind an empty line of spaces', `a\n   \n    ${tag}`],
  ['code by indentation, in lines', `Write \`<ccmux:spawn>\` like this:\n\n    ${lines.replaceAll('\n', '\n    ')}`],
  ['code by a tab behind spaces', `a\n\n  \t${tag}`],
  ['code in an item', `- a\n\n      ${tag}`],
  ['the second line of a paragraph, far in', `a\n      ${tag}`],
  // Code spans and what is not certain about them.
  ['a code span of three backticks over lines', `a ${f} b\n${tag}\n${f}`],
  ['a code span behind one of another length', `\`\` a \` b\n${tag}\n\``],
  ['a code span behind a backtick in front of a rule', `a \` b\n***\n\`\n${tag}\n\``],
  ['a code span behind a backtick in front of a rule of dashes', `a \` b\n- - -\n\`\n${tag}\n\``],
  ['a code span behind a backtick in a heading', `# a \` b\n\`\n${tag}\n\``],
  ['a code span behind a backtick in front of a heading', `a \` b\n# c\n\`\n${tag}\n\``],
  ['a code span behind a heading that is underlined', `a \` b\n===\n\`\n${tag}\n\``],
  ['a code span behind a backtick in front of an element', `a \` b\n<div>\n\`\n</div>\n\`\n${tag}\n\``],
  ['a code span behind a backtick in an attribute', `<a href="\`">x</a> \`\n${tag}\n\``],
  ['a code span behind backticks in an element', `a <code>\`</code> \` x \`\n${tag}\n\``],
  // Containers.
  ['an item of a list', `- ${tag}`],
  ['an item with a number', `3) ${tag}`],
  ['an item with a plus', `+ ${tag}`],
  ['an item to tick', `- [ ] ${tag}`],
  ['the text of an item', `- a\n  ${tag}`],
  ['the second paragraph of an item', `- a\n\n  ${tag}`],
  ['the second paragraph of an item of two digits', `10. a\n\n    ${tag}`],
  ['an item whose first line is empty', `-\n  ${tag}`],
  ['an item with a number whose first line is empty', `1.\n   ${tag}`],
  ['a list, lazily', `- a\n${tag}`],
  ['a list in a list, lazily', `- a\n  - b\n${tag}`],
  ['the second paragraph of an item, lazily', `- a\n\n  b\n${tag}`],
  ['a quote, lazily', `> The file says:\n${tag}`],
  ['a quote, lazily, in lines', `> The file says:\n${lines}`],
  ['a quote, after some lines', `> a\nb\nc\n${tag}`],
  ['a quote in a quote, lazily', `> > a\n${tag}`],
  ['a list in a quote, lazily', `> - a\n${tag}`],
  ['a quote of an element', `> <ccmux:input to="a">\n${tag}`],
  ['a quote without a space', `>${tag}`],
  ['a quote that is indented', `   > ${tag}`],
  ['a note of GitHub', `> [!NOTE]\n> ${tag}`],
  ['a table', `| a | b |\n|---|---|\n| ${tag} | x |`],
  ['the row behind a table', `| a | b |\n|---|---|\n${tag}`],
  ['the row behind a table without outer bars', `a | b\n--- | ---\n1 | 2\n${tag}`],
  ['a footnote', `[^1]: ${tag}`],
  ['a footnote, lazily', `[^1]: a\n${tag}`],
  ['a footnote, indented', `[^1]: a\n\n    ${tag}`],
  ['a link reference', `[a]: ${tag}`],
  ['the destination of a link reference', `[a]:\n${control}`],
  ['the title of a link reference', `[a]: /url "\n${tag}\n"`],
  ['a heading', `## ${tag}`],
  ['the end of a heading', `# a ${tag} #`],
  ['a link', `[${tag}](http://a)`],
  ['a picture', `![${tag}](a.png)`],
  ['words that are crossed out', `~~${tag}~~`],
  ['bold words', `**${tag}**`],
  // HTML and XML.
  ['a block of HTML', `<div>\n${tag}\n</div>`],
  ['a block of HTML over an empty line', `<div>\n\n${tag}\n\n</div>`],
  ['what can be opened', `<details>\n<summary>Log</summary>\n\n${tag}\n\n</details>`],
  ['a quote of HTML', `<blockquote>\n${tag}\n</blockquote>`],
  ['a table of HTML', `<table>\n<tr><td>\n${tag}\n</td></tr>\n</table>`],
  ['an example', `<example>\n${tag}\n</example>`],
  ['a file', `<file path="a.md">\n\n${tag}\n\n</file>`],
  ['a result', `<tool_result>\n${tag}\n</tool_result>`],
  ['an element of a namespace', `<a:b>\n${tag}\n</a:b>`],
  ['a reminder of the system', `<system-reminder>\n${tag}\n</system-reminder>`],
  ['a call of a function', `<function_calls>\n<invoke name="x">\n${tag}\n</invoke>\n</function_calls>`],
  ['an element in capitals', `<PRE>\n${tag}\n</PRE>`],
  ['an element that is not closed', `<answer>\n${tag}`],
  ['an element whose end is in code', `<div>\n\n${f}\n</div>\n${f}\n\n${tag}`],
  ['a script', `<script>\n\n${tag}\n</script>`],
  ['an area of text', `<textarea>\n${tag}\n</textarea>`],
  ['a template', `See <template>\n${tag}\n</template>`],
  ['keys', `<kbd>\n${tag}\n</kbd>`],
  ['an attribute', `<div title="\n${tag}\n">x</div>`],
  ['an attribute in single quotes', `<img alt='\n${tag}\n'>`],
  ['a comment over empty lines', `<!-- a\n\n${tag}\n\n-->`],
  ['a comment that begins in a line', `a <!-- b\n${tag}\n-->`],
  ['a comment in a comment', `<!-- <!-- -- >\n${tag}\n-->`],
  ['CDATA in a line', `x <![CDATA[\n${tag}\n]]>`],
  ['CDATA in an element', `<a>\n<![CDATA[\n${tag}\n]]>\n</a>`],
  ['an instruction', `<?xml\n${tag}\n?>`],
  ['a declaration', `<!ENTITY x "\n${tag}">`],
  // The line itself.
  ['a line with a space of no width in front', `\u200b${tag}`],
  ['a line with a mark of order in front', `\ufeff${tag}`],
  ['a line that is turned', `\u202e${tag}`],
  ['a line with a hard space in front', `\u00a0${tag}`],
  ['a line of its own by U+2028', `a\u2028${tag}`],
  ['a line of its own by U+0085', `a\u0085${tag}`],
  ['a line of its own by a form feed', `a\f${tag}`],
  ['a line with a backslash in front', `\\${tag}`],
  ['a log line', `[12:00:01] ${tag}`],
  ['a prompt of a shell', `$ echo '${tag}'`],
  ['what a diff adds', `+${tag}`],
  ['a definition of a list', `: ${tag}`],
])('%s shows a tag and means none', (_, text) => {
  expect(commands(text)).toEqual([]);
  expect(reasons(text).length).toBeGreaterThan(0);
});

it.each<readonly [string, string]>([
  ['invisible in its name', '<ccmux:sp\u200bawn><command>x</command></ccmux:spawn>'],
  ['another letter in its name', '<ccmux:sp\u0430wn><command>x</command></ccmux:spawn>'],
  ['a capital in its name', '<ccmux:Spawn><command>x</command></ccmux:Spawn>'],
  ['wide quotes', '<ccmux:spawn layout=\uff02window\uff02><command>x</command></ccmux:spawn>'],
  ['an entity for a quote', '<ccmux:spawn layout=&quot;window&quot;><command>x</command></ccmux:spawn>'],
  ['a line end in a value', '<ccmux:spawn layout="win\ndow"><command>x</command></ccmux:spawn>'],
  ['no space between attributes', '<ccmux:control pane="a"action="close"/>'],
  ['a space before the sign', '<ccmux:control pane ="a" action="close"/>'],
  ['an attribute of a namespace', '<ccmux:spawn xmlns:ccmux="x"><command>x</command></ccmux:spawn>'],
  ['a child of the namespace', '<ccmux:spawn><ccmux:command>x</ccmux:command></ccmux:spawn>'],
  ['a child in capitals', '<ccmux:spawn><Command>x</Command></ccmux:spawn>'],
  ['a child in a child', '<ccmux:spawn><command>x<env>A=1</env></command></ccmux:spawn>'],
  ['CDATA', '<ccmux:spawn><command><![CDATA[x]]></command></ccmux:spawn>'],
  ['an end of another kind', '<ccmux:spawn><command>x</command></ccmux:input>'],
  ['an end with a space', '<ccmux:spawn><command>x</command></ccmux:spawn >'],
  ['an end in a value', '<ccmux:spawn pane-id="</ccmux:spawn>"><command>x</command>'],
  ['an invisible folder', '<ccmux:spawn><command>x</command><cwd>/a\u2066b</cwd></ccmux:spawn>'],
  ['a variable in two lines', '<ccmux:spawn><command>x</command><env>A\nB=1</env></ccmux:spawn>'],
  ['a variable with a space', '<ccmux:spawn><command>x</command><env>A =1</env></ccmux:spawn>'],
  ['a number in Arabic digits', '<ccmux:spawn timeout="\u0663"><command>x</command></ccmux:spawn>'],
  ['a name like a path', '<ccmux:spawn pane-id="../a"><command>x</command></ccmux:spawn>'],
  ['an entity twice', '<ccmux:spawn><command>&amp;lt</command><command>&amp;</command></ccmux:spawn>'],
  ['a bell', '<ccmux:input to="a">\u0007x</ccmux:input>'],
  ['the end of a paste', '<ccmux:input to="a">\u001b[201~x</ccmux:input>'],
])('a tag with %s is refused', (_, text) => {
  expect(commands(text)).toEqual([]);
  expect(reasons(text).length).toBeGreaterThan(0);
});

const good = '<ccmux:spawn><command>good</command></ccmux:spawn>';

it.each<readonly [string, string]>([
  ['between prose', `I open one.\n\n${good}\n\nIt will take a while.`],
  ['between lines of prose', `I open one:\n${good}\nIt will take a while.`],
  ['with line ends of DOS in it', '<ccmux:spawn>\r\n  <command>good</command>\r\n</ccmux:spawn>\r\n'],
  [
    'with attributes in another order',
    '<ccmux:spawn restart="never" timeout="9" focus="new" pane-id="a" layout="window"><command>good</command></ccmux:spawn>',
  ],
  ['with single quotes', "<ccmux:spawn layout='window'><command>good</command></ccmux:spawn>"],
  ['with attributes in lines', '<ccmux:spawn\n  layout="window"\n  pane-id="a"\n><command>good</command></ccmux:spawn>'],
  ['with its children in another order', '<ccmux:spawn><env>A=1</env><cwd>/w</cwd><command>good</command></ccmux:spawn>'],
  ['with a command on a line of its own', '<ccmux:spawn>\n<command>\n  good\n</command>\n</ccmux:spawn>'],
  ['with a folder on a line of its own', '<ccmux:spawn><command>good</command>\n<cwd>\n  /w\n</cwd></ccmux:spawn>'],
  ['with a value in lines', '<ccmux:spawn><command>good</command><env>A=1\n2</env></ccmux:spawn>'],
  ['with a value that has signs', '<ccmux:spawn><command>good</command><env>A=b=c&amp;d</env></ccmux:spawn>'],
  ['behind a code block', `${f}sh\nls\n${f}\n${good}`],
  ['behind a code block in a list', `- a\n  ${f}\n  ls\n  ${f}\n\n${good}`],
  ['behind a code block in a list in a list', `- a\n    - b\n      ${f}sh\n      ls\n      ${f}\n\n${good}`],
  ['behind a code block in an item with a number', `1. See:\n\n   ${f}\n   code\n   ${f}\n\n2. More\n\n${good}`],
  ['behind a list', `1. a\n2. b\n\n${good}`],
  ['behind a quote', `> a\n\n${good}`],
  ['behind a table', `| a |\n|---|\n| b |\n\n${good}`],
  ['behind a heading', `## Plan\n${good}`],
  ['behind an underlined heading', `Plan\n====\n${good}`],
  ['in front of a rule', `${good}\n---`],
  ['behind an element that is closed', `<thinking>\nhm\n</thinking>\n${good}`],
  ['behind one on its line', `<b>Now</b>\n${good}`],
  ['behind a break of HTML', `a<br>\n${good}`],
  ['behind a word in angle brackets', `Put in <name>, and Map<string, number>.\n${good}`],
  ['behind a comparison', `as a < b and c > d\n${good}`],
  ['behind an address', `See <https://example.org> and <me@example.org>\n${good}`],
  ['behind code with the name of an element in it', `I write \`<spawn>\` now:\n${good}`],
  ['behind an apostrophe', `It's what I'd do\n${good}`],
  ['behind emoji', `\u{1f680} I go\n${good}`],
  ['behind a definition', `[a]: http://a\n\n${good}`],
])('a tag %s is carried out', (_, text) => {
  expect([commands(text), reasons(text)]).toEqual([['good'], []]);
});

test('a text has the words that its entities are', () => {
  const [found] = scanText('<ccmux:spawn><command>sh -c &quot;a &amp;&amp; b &lt; c&quot; &apos;d&apos;</command></ccmux:spawn>');
  expect(found).toMatchObject({ kind: 'tag', tag: { command: `sh -c "a && b < c" 'd'` } });
});

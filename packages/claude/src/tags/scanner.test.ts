import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Found, scanText, TagScanner, truncatedAfterMs } from './scanner.js';
import { maxTagLength, maxTags } from './tag.js';

const spawn = (command: string): string => `<ccmux:spawn><command>${command}</command></ccmux:spawn>`;
const tags = (text: string) => scanText(text).flatMap((found) => (found.kind === 'tag' ? [found.tag] : []));
const commands = (text: string): string[] => tags(text).map((tag) => (tag.kind === 'spawn' ? tag.command : tag.kind));
const reasons = (text: string): string[] => scanText(text).flatMap((found) => (found.kind === 'tag' ? [] : [found.reason]));

describe('tags that are meant', () => {
  it('are read with all they may have', () => {
    const text = [
      'I open two panes.',
      '',
      '<ccmux:spawn layout="vertical" focus="current" pane-id="worker-1" parent="lead" timeout="300" restart="on-crash">',
      '  <command>claude "Implement auth module" &amp;&amp; true</command> <cwd>/project/src</cwd> <env>CONTEXT_FILE=./context.md</env>',
      '  <env>EMPTY=</env>',
      '</ccmux:spawn>',
      '<ccmux:input to="worker-1">yes\nor no</ccmux:input>',
      `<ccmux:control pane='worker-1' action="close" />`,
      'Done.',
    ].join('\n');
    expect(tags(text)).toEqual([
      {
        kind: 'spawn',
        layout: 'vertical',
        focus: 'current',
        paneId: 'worker-1',
        parent: 'lead',
        timeout: 300,
        restart: 'on-crash',
        command: 'claude "Implement auth module" && true',
        cwd: '/project/src',
        env: { CONTEXT_FILE: './context.md', EMPTY: '' },
      },
      { kind: 'input', to: 'worker-1', text: 'yes\nor no' },
      { kind: 'control', pane: 'worker-1', action: 'close' },
    ]);
    expect(reasons(text)).toEqual([]);
  });

  it.each([
    ['alone', spawn('ls')],
    ['behind a paragraph', `I'll do it:\n${spawn('ls')}`],
    ['behind closed code', `It's \`x\` and \`\`y\`\`\n${spawn('ls')}`],
    ['behind a code block', `\`\`\`sh\nls\n\`\`\`\n${spawn('ls')}`],
    ['behind a code block of tildes in a list', `- ~~~\n  x\n  ~~~\n\n${spawn('ls')}`],
    ['behind a code block in a quote, which ends with it', `> \`\`\`\n> x\n\n${spawn('ls')}`],
    ['behind an open backtick of another paragraph', `a \` b\n\n${spawn('ls')}`],
    ['behind a comment', `<!-- a\nb -->\n${spawn('ls')}`],
    ['indented a little', `   ${spawn('ls')}`],
    ['with line ends of DOS', `a\r\n\r\n${spawn('ls')}\r\n`],
    ['behind something like a tag', `<ccmuxx:spawn> <<ccmu a < b\n${spawn('ls')}`],
    ['behind an escaped backtick', `a \\\` b\n${spawn('ls')}`],
    ['behind a rule and a heading', `---\n# x\n${spawn('ls')}`],
  ])('are found %s', (_, text) => {
    expect(commands(text)).toEqual(['ls']);
  });

  it('may stand side by side, and are counted', () => {
    const found = scanText(`${spawn('a')} ${spawn('b')}${spawn('c')}`);
    expect(found.map((one) => (one.kind === 'tag' ? one.index : one))).toEqual([0, 1, 2]);
  });
});

describe('tags that are only talked about', () => {
  it.each([
    ['a fence', `\`\`\`xml\n${spawn('x')}\n\`\`\``],
    ['a fence of tildes', `~~~\n${spawn('x')}\n~~~`],
    ['a fence with a shorter fence in it', `\`\`\`\`\n\`\`\`\n${spawn('x')}\n\`\`\`\n\`\`\`\``],
    ['a fence that does not end', `\`\`\`\n${spawn('x')}`],
    ['a fence whose end is indented too far', `\`\`\`\n    \`\`\`\n${spawn('x')}\n\`\`\``],
    ['a fence whose end has text behind it', `\`\`\`\n\`\`\` x\n${spawn('x')}\n\`\`\``],
    ['a fence in a list', `1. a\n   \`\`\`\n   ${spawn('x')}\n   \`\`\``],
    ['a fence in a list item', `- \`\`\`\n  ${spawn('x')}\n  \`\`\``],
    ['a fence in a quote', `> \`\`\`\n> ${spawn('x')}\n> \`\`\``],
    ['code by indentation', `a\n\n    ${spawn('x')}`],
    ['code by a tab', `a\n\n\t${spawn('x')}`],
    ['a quote', `> ${spawn('x')}`],
    ['a quote in a list', `- > ${spawn('x')}`],
    ['a code span', `Write \`${spawn('x')}\` for it`],
    ['a code span of two backticks', `Write \`\` \`${spawn('x')} \`\` for it`],
    ['a code span over lines', `Write \`\n${spawn('x')}\n\` for it`],
    ['a comment', `<!--\n${spawn('x')}\n-->`],
    ['a comment with empty lines', `<!--\n\n${spawn('x')}\n\n-->`],
    ['a comment that does not end', `<!--\n${spawn('x')}`],
    ['preformatted HTML', `<pre>\n\n${spawn('x')}\n</pre>`],
    ['code of HTML', `a <code>\n${spawn('x')}\n</code>`],
    ['CDATA', `<![CDATA[\n${spawn('x')}\n]]>`],
    ['a sentence', `The file says ${spawn('x')} and more`],
    ['a sentence in quotation marks', `The file says "${spawn('x')}"`],
    ['a list item', `- ${spawn('x')}`],
    ['a table', `| ${spawn('x')} |`],
    ['a heading', `# ${spawn('x')}`],
    ['emphasis', `**${spawn('x')}**`],
  ])('in %s are none', (_, text) => {
    expect(tags(text)).toEqual([]);
    expect(reasons(text).length).toBeGreaterThan(0);
  });
});

describe('tags that are not as they have to be', () => {
  it.each([
    ['<ccmux:exec>ls</ccmux:exec>', 'there is no element ccmux:exec'],
    ['<ccmux:spawn>ls</ccmux:spawn>', 'the text "ls" between the elements'],
    ['<ccmux:spawn/>', '<command> is missing'],
    [`<ccmux:spawn a="b"><command>x</command></ccmux:spawn>`, 'the attribute a is not known'],
    [`<ccmux:spawn layout="up"><command>x</command></ccmux:spawn>`, 'layout has to be vertical or horizontal or window'],
    [`<ccmux:spawn layout=vertical><command>x</command></ccmux:spawn>`, 'the value of layout has to be in quotes'],
    [`<ccmux:spawn timeout="0"><command>x</command></ccmux:spawn>`, 'timeout has to be a number of seconds'],
    [`<ccmux:spawn timeout="1e3"><command>x</command></ccmux:spawn>`, 'timeout has to be a number of seconds'],
    [`<ccmux:spawn focus="new" focus="new"><command>x</command></ccmux:spawn>`, 'the attribute focus is there twice'],
    [`<ccmux:spawn pane-id="a b"><command>x</command></ccmux:spawn>`, 'pane-id has to be a name'],
    ['<ccmux:spawn><command>x</command><command>y</command></ccmux:spawn>', '<command> is there twice'],
    ['<ccmux:spawn><command></command></ccmux:spawn>', '<command> is empty'],
    ['<ccmux:spawn><command a="b">x</command></ccmux:spawn>', '<command> takes no attributes'],
    ['<ccmux:spawn><command>a < b</command></ccmux:spawn>', 'has to be written as &lt;'],
    ['<ccmux:spawn><command>&#x41;</command></ccmux:spawn>', '&#x41; is not one of'],
    ['<ccmux:spawn><command>&nbsp;</command></ccmux:spawn>', '&nbsp; is not one of'],
    ['<ccmux:spawn><!-- x --><command>x</command></ccmux:spawn>', 'is no tag'],
    ['<ccmux:spawn><command>x</command><env>1A=x</env></ccmux:spawn>', '<env> has to be NAME=value'],
    ['<ccmux:spawn><command>x</command><env>A=1</env><env>A=2</env></ccmux:spawn>', 'the variable A is there twice'],
    ['<ccmux:spawn><command>a\x1b[2Jb</command></ccmux:spawn>', 'the character U+001B cannot be seen'],
    ['<ccmux:spawn><command>a\u202eb</command></ccmux:spawn>', 'the character U+202E cannot be seen'],
    ['<ccmux:spawn><command>a\u200bb</command></ccmux:spawn>', 'the character U+200B cannot be seen'],
    ['<ccmux:spawn><command>a\ud800b</command></ccmux:spawn>', 'the character U+D800 cannot be seen'],
    ['<ccmux:input>x</ccmux:input>', 'the attribute to is missing'],
    ['<ccmux:input to="a"> </ccmux:input>', 'there is no text'],
    ['<ccmux:control pane="a" action="kill"/>', 'action has to be close or interrupt or focus or restart'],
    ['<ccmux:control pane="a" action="close">x</ccmux:control>', 'it takes no content'],
    ['<ccmux:control action="close"/>', 'the attribute pane is missing'],
    [`<ccmux:spawn><command>a</command>${spawn('b')}</ccmux:spawn>`, 'a tag may not be inside another'],
    [`<ccmux:input to="a">${spawn('b')}</ccmux:input>`, 'a tag may not be inside another'],
    ['<ccmux:spawn><command>x</command>', 'it does not end'],
    ['<ccmux:spawn <ccmux:spawn>', 'a "<" in its opening tag'],
    [`<ccmux:input to="a">${'x'.repeat(maxTagLength)}</ccmux:input>`, `it is longer than ${maxTagLength} characters`],
  ])('%j are refused', (text, reason) => {
    expect(tags(text)).toEqual([]);
    expect(reasons(text)[0]).toContain(reason);
  });

  it('other names and spaces are no tags at all', () => {
    const text = [
      '<\u0441\u0441mux:spawn>',
      '<CCMUX:spawn>',
      '< ccmux:spawn>',
      '<ccmux :spawn>',
      '&lt;ccmux:spawn&gt;',
      '<ccmux\uff1aspawn>',
    ];
    for (const one of text) expect(scanText(`${one}<command>x</command></ccmux:spawn>`)).toEqual([]);
  });

  it('hinder none of those behind them', () => {
    const text = `<ccmux:exec>x</ccmux:exec>\n${'<ccmux:input to="a">'}${'x'.repeat(maxTagLength)}\n</ccmux:input>\n\n${spawn('good')}`;
    expect(commands(text)).toEqual(['good']);
  });

  it('beyond what a message may have are refused', () => {
    const found = scanText(Array.from({ length: maxTags + 2 }, (_, i) => spawn(`${i}`)).join('\n'));
    expect(found.map(({ kind }) => kind)).toEqual([...Array(maxTags).fill('tag'), 'refused', 'refused']);
    const many = scanText('<ccmux:x>\n'.repeat(10_000));
    expect(many.length).toBeLessThan(100);
    expect(many.at(-1)).toMatchObject({ kind: 'refused', reason: 'there are too many tags that are none' });
  });

  it('that are incomplete for too long are dropped', () => {
    const found: Found[] = [];
    const scanner = new TagScanner((one) => found.push(one));
    scanner.push('<ccmux:spawn><command>', 1000);
    expect(scanner.deadline).toBe(1000 + truncatedAfterMs);
    scanner.expire(1000 + truncatedAfterMs - 1);
    expect(found).toEqual([]);
    scanner.expire(1000 + truncatedAfterMs);
    expect(found).toMatchObject([{ kind: 'refused', reason: 'it did not end within 5 seconds' }]);
    expect(scanner.deadline).toBeUndefined();
    scanner.push(`x</command></ccmux:spawn>\n${spawn('next')}`, 9000);
    scanner.end();
    expect(found.at(-1)).toMatchObject({ kind: 'tag', tag: { command: 'next' } });
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '> ',
    '- ',
    '1. ',
    '`',
    '``',
    '```',
    '```xml\n',
    '~~~\n',
    '\\',
    '<',
    '>',
    '<!--',
    '-->',
    '<pre>',
    '</pre>',
    '<ccmux:',
    'spawn',
    '<ccmux:spawn>',
    '</ccmux:spawn>',
    '<command>',
    '</command>',
    'ls',
    '"',
    "'",
    ' layout="vertical"',
    '&amp;',
    '\r\n',
    '\r',
    '# ',
    '| ',
    '[a]:',
    '===',
    '<div>',
    '</div>',
    '<a b=',
    '<?',
    '\ud83d\ude00',
  ),
  fc.constantFrom(spawn('ls'), '<ccmux:input to="a">b</ccmux:input>', '<ccmux:control pane="a" action="close"/>'),
);

test('the result is the same however the text is cut', () => {
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(400), { maxLength: 30 }), (whole, cuts) => {
      const found: Found[] = [];
      const scanner = new TagScanner((one) => found.push(one));
      const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
      for (let i = 1; i < places.length; i++) scanner.push(whole.slice(places[i - 1], places[i]), 0);
      scanner.end();
      expect(found).toEqual(scanText(whole));
      const lines = whole.replace(/\r\n?/g, '\n');
      for (const one of found) if (one.kind === 'tag') expect(lines.slice(one.at, one.at + one.source.length)).toBe(one.source);
    }),
    { numRuns: process.env['CCMUX_TEST_LONG'] === '1' ? 1_000_000 : 5000 },
  );
}, 600_000);

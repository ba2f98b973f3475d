/** find-window: panes whose name, title or content match, to choose from. */
import { err, type ParsedArgs, parseFlags } from '@ccmux/core';
import { chooseTree } from './choose-tree.js';
import type { Command } from './command.js';

export const findWindow: Command = {
  name: 'find-window',
  flags: 'CiNrt:TZ',
  args: [1, 1],
  usage: '[-CiNrTZ] [-t target-pane] match-string',
  summary: 'Search panes by name, title and what they show.',
  flagHelp: {
    C: 'what panes show',
    i: 'ignore case',
    N: 'names of windows',
    r: 'the text is a regular expression',
    t: 'the pane that the list covers',
    T: 'titles of panes',
    Z: 'zoom the pane meanwhile',
  },
  exec(context, args) {
    const words = ['-f', filterOf(args), ...(args.has('Z') ? ['-Z'] : [])];
    const target = args.value('t');
    const chooser = parseFlags({ flags: chooseTree.flags }, target === undefined ? words : [...words, '-t', target]);
    return chooser.ok ? chooseTree.exec(context, chooser.value) : err(chooser.error);
  },
};

/** A format that is true for a pane that matches in one of the ways that are asked for, or in any. */
function filterOf(args: ParsedArgs): string {
  const text = args.rest[0] ?? '';
  const all = !args.has('C') && !args.has('N') && !args.has('T');
  const how = (args.has('r') || args.has('i') ? '/' : '') + (args.has('r') ? 'r' : '') + (args.has('i') ? 'i' : '');
  const pattern = args.has('r') ? text : `*${text}*`;
  const terms = [
    ...(all || args.has('C') ? [`#{C${how}:${text}}`] : []),
    ...(all || args.has('N') ? [`#{m${how}:${pattern},#{window_name}}`] : []),
    ...(all || args.has('T') ? [`#{m${how}:${pattern},#{pane_title}}`] : []),
  ];
  return terms.reduceRight((rest, term) => `#{||:${term},${rest}}`);
}

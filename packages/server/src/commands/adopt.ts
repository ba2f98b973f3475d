/** adopt: goes on here with a conversation that another process has open: with a copy of it, or in its place. */
import { basename } from 'node:path';
import { err, sessionNamed } from '@ccmux/core';
import { adoptWords } from '../claude/launch/adopt-words.js';
import { externalNamed } from '../claude/launch/externals.js';
import type { Command, CommandContext } from './command.js';
import { sessionName } from './flags.js';
import { startSession } from './new-claude.js';

export const adopt: Command = {
  name: 'adopt',
  flags: 'dft',
  long: { fork: 'f', takeover: 't' },
  args: [1, 2],
  usage: '[-d] [--fork] [--takeover] conversation [name]',
  summary: 'Go on here with the conversation of a Claude outside.',
  flagHelp: {
    d: 'do not show it',
    f: 'with a copy under an id of its own; the other goes on, too',
    t: 'with the conversation itself; the other is ended first',
  },
  async exec(context, args) {
    const [id = '', given] = args.rest;
    const { claudes } = context;
    if (claudes === undefined) return err('this server starts no Claudes');
    if (args.has('f') === args.has('t')) return err('either --fork (a copy) or --takeover (ends the other one first)');
    const external = externalNamed(claudes.externals(), id);
    if (external?.session === undefined) return err(`no Claude outside has the conversation ${id}: ccmux list shows them`);
    if (!(await claudes.isKept(external)))
      return err(`there is nothing to go on with: nothing was said in ${external.session} yet`);
    const name = given === undefined ? freeName(context, external.cwd) : sessionName(given);
    if (sessionNamed(context.store.model, name) !== undefined) return err(`duplicate session: ${name}`);
    if (args.has('t') && !(await claudes.takeOver(external))) return err(`process ${external.pid} does not end`);
    const env = external.ownConfigDir === undefined ? [] : [`CLAUDE_CONFIG_DIR=${external.ownConfigDir}`];
    const words = adoptWords(external.argv, external.session, args.has('f'));
    return startSession(context, { name, cwd: external.cwd, words, env, show: !args.has('d') });
  },
};

/** After the folder, with a number if it has to be. */
function freeName({ store }: CommandContext, cwd: string): string {
  const base = sessionName(basename(cwd)) || 'claude';
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (sessionNamed(store.model, name) === undefined) return name;
  }
}

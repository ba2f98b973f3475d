/** paste-buffer: types a buffer into a pane. */
import { encodePaste, err } from '@ccmux/core';
import { answerRefusal } from '../agents/person-asked.js';
import { type Command, done } from './command.js';

export const pasteBuffer: Command = {
  name: 'paste-buffer',
  flags: 'db:prs:t:',
  args: [0, 0],
  usage: '[-dpr] [-b buffer-name] [-s separator] [-t target-pane]',
  summary: 'Paste a buffer into a pane.',
  flagHelp: {
    b: 'the buffer; else the newest',
    d: 'forget it then',
    p: 'as a paste, when the program asks for that',
    r: 'keep the ends of lines',
    s: 'what ends each line, else carriage return',
    t: 'the pane',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const { pane } = place.value;
    const runtime = context.panes.get(pane);
    if (runtime === undefined) return err("can't find pane");
    if (context.store.model.panes.get(pane)?.dead !== undefined) return err('target pane has exited');
    const refusal = answerRefusal(context, context.caller, pane);
    if (refusal !== undefined) return err(refusal);
    const name = args.value('b');
    const buffer = context.buffers.get(name);
    if (buffer === undefined) return name === undefined ? done : err(`no buffer ${name}`);
    const separator = Buffer.from(args.value('s') ?? (args.has('r') ? '\n' : '\r')).toString('latin1');
    const text = Buffer.from(Buffer.from(buffer.data).toString('latin1').replaceAll('\n', separator), 'latin1');
    const typed = encodePaste(text, args.has('p') && runtime.emulator.modes.bracketedPaste);
    if (!context.panes.write(pane, typed)) return err('too much input is waiting');
    if (args.has('d')) context.buffers.delete(buffer.name);
    return done;
  },
};

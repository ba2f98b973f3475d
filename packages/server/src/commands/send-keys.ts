/** send-keys: types into a pane: names of keys, text, or bytes in hex. What is sent goes in one piece, in order. */
import {
  activePane,
  encodeKey,
  err,
  keyOfCodePoint,
  ok,
  type ParsedArgs,
  type Place,
  parseKeyName,
  type Result,
} from '@ccmux/core';
import type { InputModes } from '@ccmux/term';
import { answerRefusal } from '../agents/person-asked.js';
import { expandAt } from '../formats/expand.js';
import { cellIn } from '../keys/mouse-at.js';
import { dragSelection } from '../keys/mouse-drags.js';
import { mouseToProgram } from '../keys/mouse-to-program.js';
import { synchronizedWith } from '../operations/synchronized-panes.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { wholeNumber } from './flags.js';
import { targetClient } from './target-client.js';

const encoder = new TextEncoder();
/** Most repetitions of one call; more is a mistake. */
const maxRepeat = 10_000;
/** Most bytes of one call: more than a person means to type. */
const maxBytes = 4 * 1024 * 1024;

/** RIS: back to the state of a new terminal. */
const resetTerminal = '\x1bc';

export const sendKeys: Command = {
  name: 'send-keys',
  flags: 'c:FHKlMN:Rt:X',
  args: [0, Infinity],
  usage: '[-FHKlMRX] [-c target-client] [-N repeat-count] [-t target-pane] key ...',
  summary: 'Type keys into a pane.',
  flagHelp: {
    c: 'the client that the keys come from',
    F: 'expand formats in the words',
    H: 'each word is a byte in hexadecimal',
    K: 'to the key tables of the client, as if pressed',
    l: 'as text, not names of keys',
    M: 'the mouse event of the key that runs this',
    N: 'this many times',
    R: 'reset the terminal of the pane',
    t: 'the pane',
    X: 'a command of copy mode',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const runtime = context.panes.get(place.value.pane);
    if (runtime === undefined) return err("can't find pane");
    const repeat = wholeNumber('repeat count', args.value('N') ?? '1', 1, maxRepeat);
    if (!repeat.ok) return repeat;
    if (args.has('M')) return passMouse(context);
    const isCount = args.has('N') && args.rest.length === 0;
    if (args.has('X') || isCount) return inMode(context, place.value, runtime, args, args.has('N') ? repeat.value : undefined);
    if (args.has('K')) return throughTables(context, args, repeat.value);
    const others = synchronizedWith(context, place.value.pane);
    for (const { id } of [runtime, ...others]) {
      const refusal = answerRefusal(context, context.caller, id);
      if (refusal !== undefined) return err(refusal);
    }
    if (args.has('R')) runtime.notice.print(resetTerminal);
    const bytes = encodeWords(args, runtime.emulator.modes);
    if (!bytes.ok) return bytes;
    if (bytes.value.length * repeat.value > maxBytes) return err('too much to send at once');
    const repeated = (piece: Uint8Array): Uint8Array => Buffer.concat(Array.from({ length: repeat.value }, () => piece));
    for (const other of others) {
      const own = encodeWords(args, other.emulator.modes);
      if (own.ok) context.panes.write(other.id, repeated(own.value));
    }
    return context.panes.write(place.value.pane, repeated(bytes.value)) ? done : err('too much input is waiting');
  },
};

/** `-M`: the event of the key that runs this, to the program under the mouse. */
function passMouse(context: CommandContext): Outcome {
  const { mouse } = context.caller;
  if (mouse === undefined) return err('no mouse target');
  mouseToProgram(context, mouse);
  return done;
}

/** `-K`: the keys do what they do when they are typed at the client. */
function throughTables(context: CommandContext, args: ParsedArgs, repeat: number): Outcome {
  const client = targetClient(context, args.value('c'), context.caller.place);
  if (!client.ok) return client;
  if (client.value.surfaces.top?.name === 'agent-question') return err('a question of an agent is answered by a person');
  const pane = activePane(context.store.model, client.value.session);
  const refusal = pane === undefined ? undefined : answerRefusal(context, context.caller, pane.id);
  if (refusal !== undefined) return err(refusal);
  for (let i = 0; i < repeat; i++) {
    for (const word of args.rest) {
      const key = args.has('l') ? undefined : parseKeyName(word);
      const names = key?.ok ? [key.value] : [...word].map((c) => keyOfCodePoint(c.codePointAt(0)!));
      for (const name of names) client.value.press(name);
    }
  }
  return done;
}

/** `-X`: a command of the mode that covers the pane, at the mouse if a key of that runs it. `-N` with nothing behind it is how often the next one is done. */
function inMode(
  context: CommandContext,
  place: Place,
  runtime: PaneRuntime,
  args: ParsedArgs,
  count: number | undefined,
): Outcome | Promise<Outcome> {
  const { mode } = runtime;
  if (mode === undefined) return err('not in a mode');
  if (count !== undefined) mode.repeat(count);
  const [name, ...words] = args.has('F') ? args.rest.map((word) => expandAt(context, place, word)) : args.rest;
  if (name === undefined) return done;
  const { attached, mouse } = context.caller;
  if (mouse?.pane?.id === place.pane && mouse.event.action !== 'wheel') {
    const { x, y } = cellIn(mouse.pane.rect, mouse.event);
    mode.cursorAt(x, y);
    if (name === 'begin-selection' && attached !== undefined) {
      dragSelection(attached, runtime, mode, mouse);
      return done;
    }
  }
  return mode.command(name, words);
}

function encodeWords(args: ParsedArgs, modes: InputModes): Result<Uint8Array, string> {
  const parts: Uint8Array[] = [];
  for (const word of args.rest) {
    if (args.has('H')) {
      if (!/^[0-9a-f]{1,2}$/i.test(word)) return err(`invalid hex byte: ${word}`);
      parts.push(Uint8Array.of(Number.parseInt(word, 16)));
      continue;
    }
    const key = args.has('l') ? undefined : parseKeyName(word);
    parts.push(key?.ok ? encodeKey(key.value, modes) : encoder.encode(word));
  }
  return ok(Buffer.concat(parts));
}

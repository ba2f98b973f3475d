/** send-keys: types into a pane: names of keys, text, or bytes in hex. What is sent goes in one piece, in order. */
import { encodeKey, err, ok, type ParsedArgs, parseKeyName, type Result } from '@ccmux/core';
import type { InputModes } from '@ccmux/term';
import { type Command, done } from './command.js';
import { wholeNumber } from './flags.js';

const encoder = new TextEncoder();
/** Most repetitions of one call; more is a mistake. */
const maxRepeat = 10_000;
/** Most bytes of one call: more than a person means to type. */
const maxBytes = 4 * 1024 * 1024;

export const sendKeys: Command = {
  name: 'send-keys',
  flags: 'FHKlMN:Rt:X',
  args: [0, Infinity],
  usage: '[-HlRX] [-N repeat-count] [-t target-pane] key ...',
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const runtime = context.panes.get(place.value.pane);
    if (runtime === undefined) return err("can't find pane");
    if (args.has('X')) return runtime.mode === undefined ? err('not in a mode') : modeCommand(runtime.mode, args);
    const repeat = wholeNumber('repeat count', args.value('N') ?? '1', 1, maxRepeat);
    if (!repeat.ok) return repeat;
    if (args.has('R')) runtime.reset();
    const bytes = encodeWords(args, runtime.emulator.modes);
    if (!bytes.ok) return bytes;
    if (bytes.value.length * repeat.value > maxBytes) return err('too much to send at once');
    const all = Buffer.concat(Array.from({ length: repeat.value }, () => bytes.value));
    return context.panes.write(place.value.pane, all) ? done : err('too much input is waiting');
  },
};

function modeCommand(mode: { command(name: string, args: readonly string[]): Result<void, string> }, args: ParsedArgs) {
  const [name, ...rest] = args.rest;
  return name === undefined ? err('no command given') : mode.command(name, rest);
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

import { type InputEvent, inputLength } from '@ccmux/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TypedInput } from './typed-input.js';

const text = fc.string({ minLength: 1, maxLength: 6 }).map((s): InputEvent => ({ kind: 'text', bytes: Buffer.from(s) }));
const paste = fc
  .string({ maxLength: 6 })
  .map((s): InputEvent => ({ kind: 'paste', bytes: Buffer.from(s), start: true, end: true }));
const messages = fc.array(fc.array(fc.oneof(text, paste), { minLength: 1, maxLength: 4 }), { maxLength: 12 });

/** What a server makes of messages, byte by byte, up to a place: of a paste everything or nothing. */
function takenOf(all: readonly { readonly from?: number; readonly events: readonly InputEvent[] }[], upTo: number) {
  let said = '';
  let place = 0;
  for (const { from = 0, events } of all) {
    let at = from;
    for (const event of events) {
      const length = inputLength(event);
      const bytes = 'bytes' in event ? Buffer.from(event.bytes).toString('latin1') : '';
      const whole = at + length <= upTo;
      if (whole) said += bytes;
      else if (event.kind === 'text' && at < upTo) said += bytes.slice(0, upTo - at);
      if (whole) place = at + length;
      else if (event.kind === 'text' && at < upTo) place = upTo;
      at += length;
    }
  }
  return { said, place };
}

test('whatever a server took before it died, the next hears the rest: no byte twice, none missing', () => {
  fc.assert(
    fc.property(messages, fc.array(fc.nat({ max: 200 }), { maxLength: 4 }), (typed, deaths) => {
      const input = new TypedInput();
      let heard = typed.map((events) => input.add({ kind: 'input', kittyFlags: 0, events }));
      let said = '';
      let place = 0;
      for (const upTo of [...deaths.map((step) => place + step), Number.MAX_SAFE_INTEGER]) {
        const taken = takenOf(heard, upTo);
        said += taken.said;
        place = Math.max(place, taken.place);
        heard = input.after(place);
      }
      const all = typed.flat().map((e) => ('bytes' in e ? Buffer.from(e.bytes).toString('latin1') : ''));
      expect(said).toBe(all.join(''));
      expect(heard).toEqual([]);
      expect(input.isFull).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

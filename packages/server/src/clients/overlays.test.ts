import type { ServerMessage } from '@ccmux/protocol';
import { describe, expect, test } from 'vitest';
import { Overlays } from './overlays.js';

function world() {
  const sent: ServerMessage[] = [];
  const overlays = new Overlays((m) => sent.push(m));
  const last = <K extends ServerMessage['kind']>(kind: K) =>
    sent.findLast((m): m is Extract<ServerMessage, { kind: K }> => m.kind === kind);
  return { overlays, sent, last };
}

const ask = { label: '> ', initial: '' };

describe('Overlays', () => {
  test('an answer comes once, and only to the prompt that is open', () => {
    const w = world();
    const answers: (string | undefined)[] = [];
    w.overlays.prompt(ask, (text) => answers.push(text));
    const { id } = w.last('prompt')!.body;
    w.overlays.replied(id + 1, 'wrong');
    expect([answers, w.overlays.isOpen]).toEqual([[], true]);
    w.overlays.replied(id, 'right');
    w.overlays.replied(id, 'again');
    expect([answers, w.overlays.isOpen]).toEqual([['right'], false]);
  });

  test('a newer one cancels the one that was open', () => {
    const w = world();
    const answers: (string | undefined)[] = [];
    w.overlays.prompt(ask, (text) => answers.push(text));
    w.overlays.prompt(ask, () => {});
    expect(answers).toEqual([undefined]);
  });

  test('a page waits until nothing is asked any more', () => {
    const w = world();
    const answers: (string | undefined)[] = [];
    w.overlays.view('first', []);
    w.overlays.prompt(ask, (text) => {
      answers.push(text);
      w.overlays.prompt(ask, (next) => answers.push(next));
    });
    w.overlays.view('older', ['line']);
    w.overlays.view('page', ['line']);
    expect([answers, w.last('view')!.body.title]).toEqual([[], 'first']);
    w.overlays.replied(w.last('prompt')!.body.id, 'a');
    expect([answers, w.last('view')!.body.title]).toEqual([['a'], 'first']);
    w.overlays.replied(w.last('prompt')!.body.id, 'b');
    expect(answers).toEqual(['a', 'b']);
    expect(w.last('view')!.body).toMatchObject({ title: 'page', lines: ['line'] });
  });

  test('an answer may open the next prompt', () => {
    const w = world();
    w.overlays.prompt(ask, () => w.overlays.prompt(ask, () => {}));
    w.overlays.replied(w.last('prompt')!.body.id, 'x');
    expect(w.overlays.isOpen).toBe(true);
  });

  test('a client that goes cancels what is open', () => {
    const w = world();
    const answers: (string | undefined)[] = [];
    w.overlays.prompt(ask, (text) => answers.push(text));
    w.overlays.dispose();
    w.overlays.dispose();
    expect([answers, w.overlays.isOpen]).toEqual([[undefined], false]);
  });

  test('changes of a search reach it, and nobody else', () => {
    const w = world();
    const changes: string[] = [];
    w.overlays.prompt({ ...ask, mode: 'search', onChange: (text) => changes.push(text) }, () => {});
    const { id } = w.last('prompt')!.body;
    w.overlays.changed(id, '=a');
    w.overlays.changed(id + 1, '=b');
    w.overlays.replied(id, undefined);
    w.overlays.changed(id, '=c');
    expect(changes).toEqual(['=a']);
  });

  test('a page that no message could hold is cut, and says so', () => {
    const w = world();
    w.overlays.view(
      'page',
      Array.from({ length: 100_000 }, () => 'x'.repeat(99)),
    );
    const { lines } = w.last('view')!.body;
    expect(lines.length).toBeLessThan(6000);
    expect(lines.at(-1)).toBe(`(${100_000 - lines.length + 1} more lines)`);
  });

  test('nothing to give back is no message', () => {
    const w = world();
    w.overlays.giveBack([]);
    expect(w.sent).toEqual([]);
  });
});

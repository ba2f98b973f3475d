import { describe, expect, it } from 'vitest';
import { parseCast } from './cast.js';

const header = '{"version":2,"width":80,"height":24}';

describe('an asciicast', () => {
  it('is a size and events; input and markers are left out', () => {
    expect(parseCast(`${header}\n[0.5,"o","hi"]\n[1,"i","x"]\n\n[1.5,"m","here"]\n[2,"r","100x30"]\n`)).toEqual({
      ok: true,
      value: {
        size: { cols: 80, rows: 24 },
        events: [
          { kind: 'output', at: 0.5, text: 'hi' },
          { kind: 'resize', at: 2, size: { cols: 100, rows: 30 } },
        ],
      },
    });
  });

  it('may break off in its last line', () => {
    expect(parseCast(`${header}\n[0.5,"o","hi"]\n[1,"o","cu`)).toMatchObject({ ok: true, value: { events: [{ at: 0.5 }] } });
  });

  it.each([
    ['', 'line 1: not the header'],
    ['[1,"o","x"]', 'line 1: not the header'],
    ['{"version":3,"term":{}}', 'version 3; only version 2'],
    ['{"version":2,"width":0,"height":24}', 'width and height'],
    ['{"version":2,"width":"80","height":24}', 'width and height'],
    [`${header}\nnonsense\n[1,"o","x"]\n`, 'line 2: not an event'],
    [`${header}\n[1,"o"]\n[1,"o","x"]\n`, 'line 2: not an event'],
    [`${header}\n[-1,"o","x"]\n[1,"o","x"]\n`, 'line 2: not an event'],
    [`${header}\n[1,"r","big"]\n[1,"o","x"]\n`, 'line 2: not an event'],
  ])('is refused: %j', (text, error) => {
    expect(parseCast(text)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});

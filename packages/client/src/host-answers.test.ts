import { detectCapabilities } from '@ccmux/term/paint';
import { expect, test } from 'vitest';
import { HostAnswers } from './host-answers.js';
import type { HostReport } from './keys/index.js';

const report = (name: HostReport['name'], text: string): HostReport => ({
  kind: 'report',
  name,
  text,
  raw: new Uint8Array(),
});

test('answers are put together, whatever their order; device attributes are the last', () => {
  const answers = new HostAnswers(detectCapabilities({ term: 'foot' }));
  const last = [report('other', '[6;20;10t'), report('kitty', '1'), report('xtversion', 'foot(1.2)'), report('da1', '62')].map(
    (one) => answers.take(one),
  );
  expect(last).toEqual([false, false, false, true]);
  expect(answers.report).toMatchObject({ kitty: true, name: 'foot(1.2)', cell: { width: 10, height: 20 } });
  expect(answers.report.features).toContain('RGB');
});

test.each(['[6;0;10t', '[6;20;0t', '[6;2000;10t', '[4;20;10t', '[6;20t', '[6;20;10;1t'])(
  'of a terminal that answers %j nobody knows how large its cells are',
  (text) => {
    const answers = new HostAnswers(detectCapabilities({ term: 'xterm' }));
    answers.take(report('other', text));
    expect(answers.report.cell).toBeUndefined();
  },
);

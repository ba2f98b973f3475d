/** What Claude asks is answered by the text of its options, in every version and whatever their order. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';

let lab: ClaudeLab;
let ccmux: Ccmux;
afterEach(() => lab.dispose());

async function start(version: string, folder: (lab: ClaudeLab) => string): Promise<string> {
  lab = await ClaudeLab.start({ version });
  ccmux = new Ccmux(lab.sandbox);
  const cwd = folder(lab);
  await ccmux.ok('new', 'work', cwd, '--permission-mode', 'default');
  return cwd;
}

const reach = (state: string): Promise<string> => ccmux.ok('wait', 'work', state, '--timeout', '18');
const ask = (id: string, text: string): Promise<string> => ccmux.ok('send', 'work', '--text', '--defer', '--id', id, text);
/** The same id: waits for the one that was sent. */
const answerOf = async (id: string): Promise<unknown> => {
  const { stdout } = await ccmux.run(['send', 'work', '--wait', '--timeout', '18', '--json', '--id', id, 'x']);
  return JSON.parse(stdout);
};

describe.each(claudeVersions)('Claude %s', (version) => {
  test('is trusted a folder by name of the option, whichever is in front', async () => {
    await start(version, (its) => its.strangeFolder());
    await reach('waiting');
    await ask('early', 'early [[say:at last]]');
    expect(await ccmux.ok('receipts', 'work')).toContain('early queued: Claude waits for an answer (trust)');
    await ccmux.ok('answer', 'work', 'allow');
    expect(await answerOf('early')).toMatchObject({ state: 'finished', answer: 'at last' });
  });

  test('gets leave, or not, for one call', async () => {
    const cwd = await start(version, (its) => its.project());
    await reach('idle');
    await ask('no', 'go [[bash:touch no.txt]]');
    await reach('waiting');
    await ccmux.ok('answer', 'work', 'No');
    expect(await answerOf('no')).toMatchObject({ state: 'finished', outcome: 'interrupted' });
    await ask('yes', 'go [[bash:touch yes.txt]]');
    await reach('waiting');
    const unknown = await ccmux.run(['answer', 'work', 'perhaps']);
    expect([unknown.status, unknown.stderr]).toEqual([
      1,
      expect.stringContaining('no option says “perhaps”; there are: 1. Yes |'),
    ]);
    await ccmux.ok('answer', 'work', 'allow');
    expect(await answerOf('yes')).toMatchObject({ answer: 'The command ran.' });
    expect([existsSync(join(cwd, 'no.txt')), existsSync(join(cwd, 'yes.txt'))]).toEqual([false, true]);
    // It was for once: the next one is asked for again.
    await ask('again', 'go [[bash:touch again.txt]]');
    await reach('waiting');
    await ccmux.ok('answer', 'work', 'deny');
    expect(await answerOf('again')).toMatchObject({ outcome: 'interrupted' });
    expect(existsSync(join(cwd, 'again.txt'))).toBe(false);
  });

  test('is told an option, or words of one’s own', async () => {
    await start(version, (its) => its.project());
    await reach('idle');
    for (const [id, words] of [
      ['option', 'blue'],
      ['own', 'a purple of my own'],
    ] as const) {
      await ask(id, 'go [[ask]]');
      await reach('waiting');
      await ccmux.ok('answer', 'work', words);
      expect(await answerOf(id)).toMatchObject({ answer: 'Thanks for the answer.' });
    }
    const told = await ccmux.ok('transcript', 'work', '--json');
    expect(told).toContain('=\\"Blue\\"');
    expect(told).toContain('=\\"a purple of my own\\"');
  });
});

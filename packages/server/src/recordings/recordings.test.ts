import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCast } from '../admin/explain/cast.js';
import { Harness } from '../testing/harness.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function started(): Promise<{ h: Harness; pane: number }> {
  const h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-x', '40', '-y', '10');
  const pane = Number((await h.run('display-message', '-p', '#{pane_id}')).out.trim().slice(1));
  return { h, pane };
}

describe('record', () => {
  it('writes what a program prints, what is typed and sizes, with their times', async () => {
    const { h, pane } = await started();
    const file = join(folder, 'a.cast');
    h.host.print(pane, 'before');
    await h.quiet();
    expect(await h.run('record', '-d', file)).toMatchObject({ status: 0 });
    await h.pass(1500);
    h.host.print(pane, Buffer.from('h\u00e9').subarray(0, 2));
    await h.pass(500);
    h.host.print(pane, Buffer.from('h\u00e9').subarray(2));
    await h.quiet();
    await h.run('send-keys', 'x', 'Enter');
    await h.run('resize-window', '-x', '50', '-y', '12');
    expect(await h.run('record', '--stop')).toMatchObject({ status: 0 });
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines[0]).toMatchObject({ version: 2, width: 40 });
    expect(lines.slice(1)).toEqual([
      [0, 'o', expect.stringContaining('before')],
      [1.5, 'o', 'h'],
      [2, 'o', '\u00e9'],
      [2, 'i', 'x\r'],
      [2, 'r', expect.stringMatching(/^50x1[12]$/)],
    ]);
    expect(parseCast(readFileSync(file, 'utf8'))).toMatchObject({ ok: true });
  });

  it('ends with its pane, and refuses a second recording', async () => {
    const { h } = await started();
    const running = h.run('record', join(folder, 'b.cast'));
    await h.until(() => h.server.services.recordings.has(h.server.services.store.model.panes.keys().next().value!));
    expect(await h.run('record', join(folder, 'c.cast'))).toMatchObject({
      status: 1,
      error: expect.stringContaining('recorded already'),
    });
    await h.run('split-window');
    await h.run('kill-pane', '-t', '0');
    expect(await running).toMatchObject({ status: 0 });
  });

  it('says why it cannot write', async () => {
    const { h } = await started();
    expect(await h.run('record', join(folder, 'none/c.cast'))).toMatchObject({
      status: 1,
      error: expect.stringContaining('ENOENT'),
    });
    expect(await h.run('record', '--stop')).toMatchObject({ status: 1, error: expect.stringContaining('nothing is recorded') });
  });
});

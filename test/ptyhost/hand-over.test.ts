import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFifo } from './fifo.js';
import { type HostLink, HostProcess } from './host-process.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
const dieAt = join(fileURLToPath(import.meta.url), '../die-at.mjs');
const dying = ['--import', dieAt];

/** Prints what it reads, and on `end 5` ends with status 5. */
const echo = 'stty -echo; printf ready; while read -r word rest; do [ "$word" = end ] && exit $rest; echo "<$word>"; done';

const masters = (pid: number): number => descriptors(pid).filter((name) => name.includes('ptmx')).length;
const descriptors = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
const parentOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

/** Everything that the pane has printed, whoever held it when. */
const from = (link: HostLink, pane: number, offset = 0): void => link.send({ kind: 'replay', pane, offset });

let host: HostProcess;
afterEach(() => host.dispose());

describe('a hand-over', () => {
  beforeEach(async () => {
    host = await HostProcess.start();
  });

  test('keeps programs, output, sizes and exit statuses, over and over', async () => {
    let link = await host.connect();
    const first = await link.script(1, echo);
    await link.waitForText(1, 'ready');
    link.send({ kind: 'resize', pane: 1, cols: 101, rows: 31 });
    link = await host.handOver(link, 2);
    expect(await link.of('pane', 1)).toMatchObject({ pid: first.pid, tty: first.tty, cols: 101, rows: 31, start: 0, end: 5 });
    from(link, 1);
    await link.waitForText(1, 'ready');
    await link.script(2, `${echo}`);
    await link.waitForText(2, 'ready');
    const before = host.holder;
    link = await host.handOver(link, 3);
    expect(host.holder).not.toBe(before);
    // The one in the middle and the first still are the parents, and nothing else.
    expect(parentOf(first.pid)).toBe(host.pid);
    expect(masters(host.pid) + masters(before)).toBe(0);
    expect(masters(host.holder)).toBe(2);
    for (const pane of [1, 2]) from(link, pane);
    link.type(1, 'one\nend 7\n');
    link.type(2, 'two\n');
    expect(await link.of('exited', 1)).toMatchObject({ code: 7, signal: 0 });
    await link.waitForText(2, '<two>');
    link.send({ kind: 'signal', pane: 2, signal: 9 });
    expect(await link.of('exited', 2)).toMatchObject({ code: 0, signal: 9 });
    expect(link.text(1)).toBe('ready<one>\r\n');
    // Nobody is left for it to wait for.
    expect(await host.ended).toBe(0);
  });

  test('takes what is on its way along: input nobody has read, exits nobody has heard of, programs that are to end', async () => {
    const link = await host.connect();
    const gate = makeFifo(host.folder, 'gate');
    await link.script(1, `stty raw -echo; printf ready; read _ <${gate.path}; head -c 300000 | md5sum`);
    await link.script(2, 'printf last; exit 3');
    await link.script(3, `trap '' HUP TERM; printf ready; while :; do sleep 1000; done`);
    for (const pane of [1, 3]) await link.waitForText(pane, 'ready');
    await link.of('exited', 2);
    const input = Buffer.alloc(300_000, 'what was typed ');
    link.send({ kind: 'write', pane: 1, data: input });
    link.send({ kind: 'close', pane: 3 });
    const next = await host.handOver(link, 2);
    for (const pane of [1, 2, 3]) from(next, pane);
    await gate.open();
    const { createHash } = await import('node:crypto');
    await next.waitForText(1, createHash('md5').update(input).digest('hex'));
    expect(await next.of('exited', 2)).toMatchObject({ code: 3, signal: 0 });
    expect(next.text(2)).toBe('last');
    expect(await next.of('exited', 3)).toMatchObject({ code: 0, signal: 9 });
  });

  test('of programs whose parent was killed keeps them, and sees them end', async () => {
    let link = await host.connect();
    await link.script(1, echo);
    await link.waitForText(1, 'ready');
    link = await host.handOver(link, 2);
    await link.script(2, echo);
    await link.waitForText(2, 'ready');
    host.child.kill('SIGKILL');
    await host.ended;
    link = await host.handOver(link, 3);
    for (const pane of [1, 2]) from(link, pane);
    link.type(1, 'end 7\n');
    expect(await link.of('exited', 1)).toMatchObject({ code: 255, signal: 0 });
    link.type(2, 'end 7\n');
    expect(await link.of('exited', 2)).toMatchObject({ code: 7, signal: 0 });
  });

  test('keeps the PTYs of panes from one another, and its own descriptors from all', async () => {
    let link = await host.connect();
    for (let pane = 1; pane <= 30; pane++) await link.script(pane, echo);
    for (let pane = 1; pane <= 30; pane++) await link.waitForText(pane, 'ready');
    link = await host.handOver(link, 2);
    // Holes between the masters.
    for (let pane = 1; pane <= 30; pane += 2) {
      from(link, pane);
      link.type(pane, 'end 0\n');
      await link.of('exited', pane);
    }
    link = await host.handOver(link, 3);
    const { pid } = await link.script(99, 'ls -l /proc/$$/fd >/dev/null; printf done; read _');
    await link.waitForText(99, 'done');
    expect(descriptors(pid).filter((name) => !name.startsWith('/dev/pts/'))).toEqual([]);
  });

  test('that cannot be changes nothing', async () => {
    const link = await host.connect();
    await link.script(1, echo);
    await link.waitForText(1, 'ready');
    const programs = [
      { file: '/no/such/program', args: [] },
      { file: '/bin/false', args: [] },
      { file: process.execPath, args: ['-e', 'setTimeout(() => {}, 1e6)//'] },
      { file: '/bin/sh', args: ['-c', 'exec >&3; echo nonsense; exec sleep 1000'] },
    ];
    for (const [i, program] of programs.entries()) {
      if (i === 2 && !isLong) continue;
      const heard = link.messages.length;
      link.send({ kind: 'handOver', ...program, env: [`PATH=${process.env['PATH']}`] });
      // Waits for the outcome, and is not lost.
      link.type(1, `after-${i}\n`);
      await link.until(() => link.messages.slice(heard).some((m) => m.kind === 'handOverFailed'), 'a refusal');
      await link.waitForText(1, `<after-${i}>`);
    }
    const next = await host.handOver(link, 2);
    from(next, 1);
    next.type(1, 'end 4\n');
    expect(await next.of('exited', 1)).toMatchObject({ code: 4 });
  });

  test('waits with an end that is asked for meanwhile', async () => {
    const link = await host.connect();
    await link.script(1, 'printf ready; exec sleep 1000');
    await link.waitForText(1, 'ready');
    host.askForHandOver(link);
    host.child.kill('SIGTERM');
    await host.allGone;
  });
});

describe('killed while it hands over', () => {
  /** Before the first of these there is no newer one, and it is the death of a ptyhost as any other. */
  const older = ['handover.started', 'handover.go', 'handover.done'];
  const newer = ['handover.ready', 'handover.holding'];

  test.each(older)('the older one at %s: the newer one has everything', async (event) => {
    host = await startDying(event);
    const link = await host.connect();
    const { pid } = await link.script(1, echo);
    await link.waitForText(1, 'ready');
    host.askForHandOver(link);
    await link.closed;
    const next = await host.connect(2);
    expect(await next.of('pane', 1)).toMatchObject({ pid, start: 0, end: 5 });
    from(next, 1);
    next.type(1, 'one\n');
    await next.waitForText(1, '<one>');
    expect(next.text(1)).toBe('ready<one>\r\n');
    // Its parent is dead: that it ends is seen, how is not.
    next.type(1, 'end 7\n');
    expect(await next.of('exited', 1)).toMatchObject({ code: 255, signal: 0 });
  });

  test.each(newer)('the newer one at %s: the older one goes on', async (event) => {
    host = await HostProcess.start();
    const link = await host.connect();
    await link.script(1, echo);
    await link.waitForText(1, 'ready');
    host.askForHandOver(link, dying, [`CCMUX_TEST_DIE_AT=${event}`]);
    link.type(1, 'one\n');
    await link.waitFor((m) => m.kind === 'handOverFailed', 'a refusal');
    await link.waitForText(1, '<one>');
    const other = await host.connect(2);
    from(other, 1);
    other.type(1, 'end 7\n');
    expect(await other.of('exited', 1)).toMatchObject({ code: 7, signal: 0 });
    expect(other.text(1)).toBe('ready<one>\r\n');
  });

  async function startDying(event: string): Promise<HostProcess> {
    const started = new HostProcess(undefined, { NODE_OPTIONS: `--import=${dieAt}`, CCMUX_TEST_DIE_AT: event });
    expect(await started.ready).toBe('ok\n');
    return started;
  }
});

describe('many hand-overs', () => {
  const times = isLong ? 100 : 20;

  test(`${times} times while programs print and are typed into`, { timeout: isLong ? 600_000 : 120_000 }, async () => {
    host = await HostProcess.start();
    const printing = [1, 2, 3, 4, 5, 6, 7, 8];
    const typed = [11, 12];
    const panes = [...printing, ...typed];
    const said = new Map(panes.map((pane) => [pane, new Transcript(pane)]));
    const take = (old: HostLink): void => {
      for (const [pane, transcript] of said) transcript.add(old.output(pane));
    };
    let link = await host.connect();
    const count = 'i=0; while :; do seq $i $((i+499)); i=$((i+500)); sleep 0.01; done';
    for (const pane of printing) await link.script(pane, count);
    for (const pane of typed) await link.script(pane, 'stty raw -echo; printf "ready "; exec cat');
    for (const pane of typed) await link.waitForText(pane, 'ready');
    let words = 0;
    const type = (): void => {
      for (const pane of typed) link.type(pane, `${words} `);
      words++;
    };
    for (let i = 0; i < times; i++) {
      for (let n = 0; n < 20; n++) type();
      const next = await host.handOver(link, i + 2);
      take(link);
      for (const [pane, { end }] of said) from(next, pane, end);
      link = next;
      type();
      const [busy] = printing;
      await link.until(() => link.output(busy!).length > 10_000, 'more output');
    }
    await link.until(() => typed.every((pane) => link.text(pane).endsWith(`${words - 1} `)), 'an echo of everything');
    for (const pane of printing) link.send({ kind: 'signal', pane, signal: 9 });
    for (const pane of printing) expect(await link.of('exited', pane)).toMatchObject({ code: 0, signal: 9 });
    take(link);
    const bytes = panes.map((pane) => said.get(pane)!.end).reduce((a, b) => a + b);
    for (const pane of printing) expect(said.get(pane)!.whatIsWrong('\r\n')).toBeUndefined();
    for (const pane of typed)
      expect(said.get(pane)!.words.filter(Boolean)).toEqual(['ready', ...Array.from({ length: words }, (_, n) => `${n}`)]);
    console.log(
      `${times} hand-overs, ${panes.length} panes, ${words * 2} words typed, ${bytes} bytes printed: none missing, none doubled`,
    );
  });

  test('200 panes at once', { timeout: 120_000 }, async () => {
    host = await HostProcess.start();
    const link = await host.connect();
    const panes = Array.from({ length: 200 }, (_, n) => n + 1);
    for (const pane of panes) await link.script(pane, 'stty raw -echo; printf ready; exec cat');
    for (const pane of panes) await link.waitForText(pane, 'ready');
    const next = await host.handOver(link, 2);
    for (const pane of panes) {
      from(next, pane, 5);
      next.type(pane, `pane ${pane}`);
    }
    for (const pane of panes) await next.waitForText(pane, `pane ${pane}`);
    expect(masters(host.holder)).toBe(200);
    expect(panes.map((pane) => next.text(pane))).toEqual(panes.map((pane) => `pane ${pane}`));
  });
});

/** All that a pane has printed, put together from connections that each began where the last had ended. */
class Transcript {
  readonly #pane: number;
  readonly #parts: Buffer[] = [];
  end = 0;

  constructor(pane: number) {
    this.#pane = pane;
  }

  add(part: Buffer): void {
    this.#parts.push(part);
    this.end += part.length;
  }

  get words(): string[] {
    return Buffer.concat(this.#parts).toString('latin1').split(/\s+/);
  }

  /** The first place where it is not 0, 1, 2 and so on. */
  whatIsWrong(separator: string): string | undefined {
    const lines = Buffer.concat(this.#parts).toString('latin1').split(separator);
    // The last may be cut by the end of the program.
    const at = lines.slice(0, -1).findIndex((line, n) => line !== `${n}`);
    return at < 0 ? undefined : `pane ${this.#pane}: ${lines.slice(Math.max(0, at - 2), at + 3).join(' ')} instead of ${at}`;
  }
}

/** What a person notices when the server dies: of input, of clients, of a server that nobody is attached to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { descriptorsOf, eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { long, useWorld, type World } from './world.js';

const world = useWorld();

/** A pane that writes down what it is sent, byte by byte. */
async function recorder(w: World, session: string): Promise<{ readonly received: () => string }> {
  const file = join(w.sandbox.home, `typed-${session}`);
  await w.session(session, 'sh', '-c', `stty raw -echo; printf ready; exec cat > ${file}`);
  await w.shows(session, 'ready');
  return { received: () => (existsSync(file) ? readFileSync(file, 'latin1') : '') };
}

const numbers = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `${from + i};`).join('');

/** Kills the server, at once or a moment later; the next one has the same name. */
async function killServer(w: World): Promise<void> {
  const { server } = await eventually('a server', () => w.ccmux.daemons().server && { server: w.server });
  process.kill(server, 'SIGKILL');
  await eventually('it to be gone', () => processEntry(server) === undefined);
}

/** Waits until another server answers. */
const anotherServer = (w: World, than: number): Promise<number> =>
  eventually('another server', async () => {
    const pid = Number(await w.get('#{pid}').catch(() => than));
    return pid !== than && pid;
  });

describe('what is typed', () => {
  const kills = long ? 50 : 6;

  it(`arrives once and in order while the server is killed ${kills} times`, { timeout: 300_000 }, async () => {
    const w = world();
    const { received } = await recorder(w, 's');
    const terminal = await w.attach('s');
    let typed = 0;
    let isOver = false;
    const typing = (async () => {
      while (!isOver) {
        const next = typed + 1 + (typed % 7);
        terminal.type(numbers(typed, next));
        typed = next;
        await delay(1);
      }
    })();
    for (let i = 0; i < kills; i++) {
      const before = received().length;
      await eventually('input to arrive', () => received().length > before + 200);
      // Somewhere in the middle of it.
      await delay((i * 7) % 23);
      await killServer(w);
    }
    isOver = true;
    await typing;
    await eventually('all of it to arrive', () => received().length >= numbers(0, typed).length, 20_000);
    expect(received()).toBe(numbers(0, typed));
    // All of it may have arrived before the last one died.
    await anotherServer(w, 0);
  });

  it('in a paste arrives once, between one pair of marks', { timeout: 120_000 }, async () => {
    const w = world();
    const { received } = await recorder(w, 's');
    await w.ok(
      'respawn-pane',
      '-k',
      '-t',
      's',
      `stty raw -echo; printf '\\033[?2004hagain'; exec cat > ${join(w.sandbox.home, 'typed-s')}`,
    );
    await w.shows('s', 'again');
    const terminal = await w.attach('s');
    const text = numbers(0, 400_000);
    terminal.paste(text);
    await eventually('some of it to arrive', () => received().length > 100_000);
    await killServer(w);
    await eventually('all of it to arrive', () => received().endsWith('\x1b[201~'), 60_000);
    expect(received() === `\x1b[200~${text}\x1b[201~`).toBe(true);
  });

  it('behind a prefix, is a command with the next server', async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    terminal.press('C-b');
    terminal.type('');
    await eventually('the prefix to have come', async () => (await w.ok('list-clients', '-F', '#{client_prefix}')) === '1');
    const before = w.server;
    await killServer(w);
    await anotherServer(w, before);
    terminal.type('c');
    await eventually('another window', async () => (await w.get('#{session_windows}', 's').catch(() => '')) === '2');
    terminal.type('only-this');
    await terminal.waitForText('only-this');
  });
});

describe('a client', () => {
  it('shows what is typed again within two seconds of kill -9', { timeout: 120_000 }, async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    const took: number[] = [];
    for (let i = 0; i < 3; i++) {
      const { server } = w;
      const start = performance.now();
      process.kill(server, 'SIGKILL');
      terminal.type(`again-${i}.`);
      await terminal.waitForText(`again-${i}.`);
      took.push(performance.now() - start);
    }
    // A machine that does something else meanwhile may be late now and then.
    expect(Math.min(...took)).toBeLessThan(2000);
  });
});

describe('a server that nobody is attached to', () => {
  it('starts again by itself when it dies, and is the only one', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'while read line; do echo got-$line; done');
    await w.ok('set-environment', '-g', 'NAME', 'value');
    const { server, ptyhost } = w;
    await killServer(w);
    const next = await anotherServer(w, server);
    await w.ok('send-keys', '-t', 's', 'it', 'Enter');
    await w.shows('s', 'got-it');
    expect(await w.ok('show-environment', '-g', 'NAME')).toBe('NAME=value');
    expect([w.server, w.ptyhost]).toEqual([next, ptyhost]);
    await eventually(
      'who started it to be gone',
      () => w.sandbox.processes().filter(({ argv }) => argv.includes('start-server')).length === 0,
    );
    // It is a daemon as one that a person started: none of the pane's descriptors, no terminal.
    const foreign = descriptorsOf(next).filter(({ target }) => /ptmx|pts|tty/.test(target));
    expect(foreign).toEqual([]);
  });

  it('stays away when somebody ended it', async () => {
    const w = world();
    await w.session('s', 'cat');
    await w.ccmux.ok('kill-server');
    await w.expectNothingLeft();
  });

  it('is given up after five deaths in a minute, and is there again with the next client', { timeout: 180_000 }, async () => {
    const w = world();
    await w.session('s', 'cat');
    const log = join(w.logFile, '..', 'ptyhost.log');
    const givenUp = (): string | undefined => /"server\.given-up".*/.exec(existsSync(log) ? readFileSync(log, 'utf8') : '')?.[0];
    // Whoever else starts one in between gives it another chance: what counts are the starts of the ptyhost.
    for (let kills = 0; givenUp() === undefined && kills < 10; kills++) {
      const { server } = w;
      await killServer(w);
      await eventually(
        'another server, or none any more',
        async () => givenUp() !== undefined || ![0, server].includes(Number(await w.get('#{pid}').catch(() => 0))),
        30_000,
      );
    }
    expect(givenUp()).toContain('"starts":5');
    expect(w.ccmux.daemons().server).toBeUndefined();
    await w.ccmux.ok('start-server');
    expect(await w.get('#S', 's')).toBe('s');
  });
});

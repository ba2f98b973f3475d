/**
 * `kill -9` of the server, of the ptyhost and of both, at random moments and at every named one, under commands and output.
 * The test is the oracle: what was acknowledged to it, and what it had panes print, has to be there.
 *
 * `npm run test:crash` is the long form. `CCMUX_TEST_SEED` repeats a run as far as chance of the machine allows.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { faultPoints } from '@ccmux/server/fault-points';
import { eventually, processEntry, seededRandom } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../robustness/world.js';
import { historyLimit, Lane, Unreachable } from './lane.js';
import type { Wish } from './oracle.js';

const long = process.env['CCMUX_TEST_CRASH'] === '1';
const kills = long ? 1000 : 50;
const firstSeed = Number(process.env['CCMUX_TEST_SEED'] ?? Date.now() % 1_000_000);

/** On a machine that does much else. */
const patienceMs = 30_000;

type Victim = 'server' | 'ptyhost' | 'both';

class Driver {
  readonly world = new World();
  readonly random = seededRandom(firstSeed);
  readonly lanes = ['one', 'two', 'three'].map((name) => new Lane(this.world, name, this.random));
  readonly deathFile = join(this.world.sandbox.folder, 'death');
  readonly environment = { env: { CCMUX_TEST_DIE_AT_FILE: this.deathFile } };
  starts = 0;

  async begin(): Promise<void> {
    const quiet = await this.world.ccmux.run(['new-session', '-d', '-s', 'quiet', 'cat'], this.environment);
    expect(quiet).toMatchObject({ status: 0, stderr: '' });
    await this.world.ok('set-option', '-wg', 'automatic-rename', 'off');
    await this.world.ok('set-option', '-g', 'history-limit', String(historyLimit));
    for (const lane of this.lanes) await lane.begin();
  }

  /** Ends processes in the middle of work. */
  async kill(victim: Victim): Promise<void> {
    const { server, ptyhost } = this.world;
    const pids = victim === 'server' ? [server] : victim === 'ptyhost' ? [ptyhost] : [server, ptyhost];
    const until = this.acknowledged + Math.floor(this.random() * 20);
    const working = this.all((lane) => lane.work(1000));
    await eventually('some work to be done', () => this.acknowledged >= until, patienceMs);
    await delay(this.random() * 15);
    for (const pid of this.random() < 0.5 ? pids : pids.toReversed()) process.kill(pid, 'SIGKILL');
    if (victim === 'ptyhost') for (const lane of this.lanes) lane.pause();
    await working;
    await gone(pids);
  }

  /** Somebody else may have started one already. */
  async start(): Promise<void> {
    await eventually(
      'a server to start',
      async () => (await this.world.ccmux.run(['start-server'], this.environment)).status === 0,
      patienceMs,
    );
    this.starts++;
  }

  /** What follows needs no server of its own: one that was too slow on a busy machine is replaced, and nothing is lost by that. */
  async whoever(check: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await check();
      } catch (e) {
        if (!(e instanceof Unreachable) || attempt === 5) throw e;
        await this.start();
      }
    }
  }

  /** With the server gone and the ptyhost alive. */
  checkLive(): Promise<void> {
    return this.whoever(() => this.checkLiveOnce());
  }

  async checkLiveOnce(): Promise<void> {
    const pending = this.lanes.flatMap((lane) => lane.pending);
    await this.all((lane) => lane.check(true, pending));
    await this.all((lane) => lane.tidy());
    await this.all((lane) => lane.checkOutput());
    this.checkFolder();
  }

  /** With all programs gone. A second start gives what the first one gave. */
  async checkRemains(victim: 'ptyhost' | 'both'): Promise<void> {
    const pending = this.lanes.flatMap((lane) => lane.pending);
    await this.whoever(() => this.checkLost(pending));
    const first = await this.remains();
    if (victim === 'both') {
      const pids = [this.world.server, this.world.ptyhost];
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await gone(pids);
      await this.start();
      expect(await this.remains()).toEqual(first);
    }
    this.checkFolder();
    await this.all((lane) => lane.begin());
  }

  async checkLost(pending: readonly Wish[]): Promise<void> {
    // A command may have started one in the next ptyhost.
    await eventually('panes without programs to say so', async () => {
      const panes = (await this.lanes[0]!.ask(['list-panes', '-a', '-F', '#{pane_dead} #{pane_pid}'])).split('\n');
      return panes.every((pane) => pane.startsWith('1') || processEntry(Number(pane.slice(2))) !== undefined);
    });
    await this.all((lane) => lane.check(false, pending));
  }

  async remains(): Promise<string[]> {
    return this.all((lane) => lane.checkRemains());
  }

  /** A crash is no damage. */
  checkFolder(): void {
    expect(existsSync(join(this.world.logFile, '..', 'quarantine'))).toBe(false);
  }

  all<T>(run: (lane: Lane) => Promise<T>): Promise<T[]> {
    return Promise.all(this.lanes.map(run));
  }

  get acknowledged(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.acknowledgements, 0);
  }

  get counts(): string {
    const lines = this.lanes.reduce((sum, lane) => sum + lane.lines, 0);
    return `${this.acknowledged} acknowledged changes, ${lines} lines of output, ${this.starts} starts; seed ${firstSeed}`;
  }

  async end(): Promise<void> {
    for (const lane of this.lanes) lane.end();
    await this.world.end();
  }
}

const gone = (pids: readonly number[]): Promise<boolean> =>
  eventually('the killed processes to be gone', () => pids.every((pid) => processEntry(pid) === undefined));

let driver: Driver;
beforeEach(async () => {
  driver = new Driver();
  await driver.begin();
}, 60_000);
afterEach(() => driver.end(), 60_000);

async function round(victim: Victim): Promise<void> {
  await driver.kill(victim);
  if (victim !== 'ptyhost') await driver.start();
  if (victim === 'server') await driver.checkLive();
  else await driver.checkRemains(victim);
}

describe('kill -9 under load', () => {
  it(`${kills} times: of the server, the ptyhost, or both`, { timeout: kills * 20_000 }, async () => {
    const counts = { server: 0, ptyhost: 0, both: 0 };
    for (let n = 0; n < kills; n++) {
      const chance = driver.random();
      const victim = chance < 0.7 ? 'server' : chance < 0.85 ? 'ptyhost' : 'both';
      counts[victim]++;
      await round(victim).catch((e: unknown) => {
        throw new Error(`kill ${n} (${victim}), seed ${firstSeed}`, { cause: e });
      });
    }
    process.stdout.write(`${JSON.stringify(counts)}: ${driver.counts}\n`);
  });

  it('of the server at every named point', { timeout: long ? 1_200_000 : 300_000 }, async () => {
    const later = faultPoints.filter((point) => !/^(start|recover)/.test(point));
    const deaths = [
      // The first time is in the start for most of them, a later one at work.
      ...faultPoints.map((point) => `${point}:1`),
      ...later.filter(() => long || driver.random() < 0.5).map((point) => `${point}:${5 + Math.floor(driver.random() * 8)}`),
    ];
    for (const death of deaths) {
      const reached = `${driver.deathFile}.reached`;
      writeFileSync(driver.deathFile, death);
      const { server } = driver.world;
      process.kill(server, 'SIGKILL');
      await gone([server]);
      // The next one is to die; where it does so at the start, this is the one behind it.
      await driver.start();
      if (!existsSync(reached)) await driver.all((lane) => lane.work(400));
      await eventually(`a server to die at ${death}`, () => existsSync(reached), patienceMs);
      rmSync(reached);
      await driver.start();
      await driver.checkLive().catch((e: unknown) => {
        throw new Error(`${death}, seed ${firstSeed}`, { cause: e });
      });
    }
    await driver.start();
    await driver.checkLive();
    process.stdout.write(`${deaths.length} deaths at ${faultPoints.length} named points: ${driver.counts}\n`);
  });
});

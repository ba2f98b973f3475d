import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../../testing/harness.js';
import type { ClaudeProcessEntry, LaunchPorts } from './ports.js';

const folder = mkdtempSync(join(tmpdir(), 'ccmux-u-'));
const id = (n: number): string => `0000000${n}-0000-4000-8000-000000000000`;

/** A world in memory. */
class FakeWorld {
  readonly files = new Map<string, string>();
  readonly signals: string[] = [];
  transcripts = new Set<string>();
  /** Those in which nothing was said. */
  bare = new Set<string>();
  processes: ClaudeProcessEntry[] = [];
  ids = 0;
  onSignal: (pid: number) => void = () => {};
  readonly ports: LaunchPorts;

  constructor(clock: VirtualClock) {
    this.ports = {
      newId: () => id(++this.ids),
      wallMs: () => clock.wallMs(),
      version: async () => [2, 1, 328],
      readJson: () => undefined,
      write: (path, text) => void this.files.set(path, text),
      makeFolder: () => {},
      remove: (path) => void this.files.delete(path),
      names: () => [],
      transcript: async (_, session) => (this.transcripts.has(session) ? `/t/${session}.jsonl` : undefined),
      isBare: async (path) => this.bare.has(path),
      setAside: async (path) => {
        this.bare.delete(path);
        this.transcripts.delete(path.slice('/t/'.length, -'.jsonl'.length));
      },
      statusFiles: () => [],
      claudes: () => this.processes,
      marked: (launch) => this.processes.filter(({ env }) => env.get('CCMUX_CLAUDE') === launch),
      isAlive: (pid) => this.processes.some((one) => one.pid === pid),
      signal: (pid, signal) => {
        this.signals.push(signal);
        this.onSignal(pid);
        return true;
      },
    };
  }

  idFile(n: number): Record<string, unknown> {
    return JSON.parse(this.files.get(join(folder, 'claude', `${id(n)}.json`)) ?? '{}');
  }
}

let clock: VirtualClock;
let world: FakeWorld;
let h: Harness;
const pane = paneId(0);
const binding = () => h.server.services.store.model.claude.get(pane);
const spawned = (): string[] => h.host.received.flatMap((m) => (m.kind === 'spawn' ? [m.args.at(-1) ?? ''] : []));
const end = (code: number, signal: number): void => h.host.send({ kind: 'exited', pane, code, signal });

beforeEach(async () => {
  clock = new VirtualClock();
  world = new FakeWorld(clock);
  h = await Harness.start(clock, [], { claude: world.ports, stateFolder: folder });
  await h.run('new-session', '-d', '-s', 'w', '-x', '80', '-y', '24', "claude 'do it'");
});
afterEach(() => rmSync(join(folder, 'claude-hooks'), { recursive: true, force: true }));

describe('a Claude', () => {
  test('is bound before it starts, under an id that is chosen here', () => {
    expect(binding()).toMatchObject({ session: id(2), desired: 'running', command: ["claude 'do it'"] });
    expect(spawned()[0]).toContain(`exec claude --session-id ${id(2)} --settings`);
    expect(spawned()[0]).toContain("'do it'");
    expect(world.idFile(2)).toMatchObject({ id: id(2), pane: '%0' });
  });

  test('that crashed starts again, later each time, with its conversation and without being asked again', async () => {
    world.transcripts.add(id(2));
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      end(0, 9);
      await h.until(() => h.server.services.claudes?.isDue(pane) === true);
      expect(world.idFile(2)).toMatchObject({ exit: { how: 'crashed', signal: 9 } });
      h.host.clear();
      await h.pass(seconds * 1000 - 1);
      expect(spawned()).toEqual([]);
      await h.pass(1);
      await h.until(() => spawned().length === 1);
      expect(spawned()[0]).toContain(`exec claude --resume ${id(2)} --settings`);
      expect(spawned()[0]).not.toContain('do it');
    }
    await h.pass(400_000);
    end(0, 9);
    await h.until(() => h.server.services.claudes?.isDue(pane) === true);
    expect(binding()?.crashes).toBe(1);
  });

  test('that ended by itself is gone with its pane; with always it starts again', async () => {
    await h.run('set-option', '-p', '-t', '%0', 'claude-restart', 'always');
    end(0, 0);
    await h.until(() => h.server.services.claudes?.isDue(pane) === true);
    await h.pass(1000);
    await h.until(() => spawned().length === 2);
    await h.run('set-option', '-p', '-t', '%0', 'claude-restart', 'crash');
    end(0, 0);
    await h.until(() => !h.server.services.store.model.panes.has(pane));
    expect(binding()).toBeUndefined();
    expect(world.idFile(2)).toMatchObject({ exit: { how: 'normal' } });
  });

  test('that is stopped stays stopped, and is killed if it does not listen', async () => {
    const stopping = h.run('stop', 'w');
    await h.until(() => world.signals.length === 1);
    world.onSignal = () => end(0, 9);
    await h.pass(10_000);
    expect((await stopping).status).toBe(0);
    expect(world.signals).toEqual(['SIGTERM', 'SIGKILL']);
    await h.pass(100_000);
    expect(spawned()).toHaveLength(1);
    expect(binding()?.desired).toBe('stopped');
    expect((await h.run('list')).out).toContain('stopped');
    expect((await h.run('start-claude', 'w')).error).toBe('');
    expect(spawned().at(-1)).toContain(`--session-id ${id(2)}`);
    expect(spawned().at(-1)).toContain('do it');
    expect(binding()?.desired).toBe('running');
  });

  test('behind cd and assignments has their folder and configuration, also when it starts again', async () => {
    const second = paneId(1);
    const line = 'cd sub && CLAUDE_CONFIG_DIR=/conf claude';
    await h.run('new-window', '-d', '-c', folder, line);
    const { session, ...bound } = h.server.services.store.model.claude.get(second)!;
    expect(bound).toMatchObject({ cwd: join(folder, 'sub'), configDir: '/conf', command: [line] });
    expect(spawned().at(-1)).toContain(`cd ${join(folder, 'sub')} && CLAUDE_CONFIG_DIR=/conf claude --session-id ${session}`);
    world.transcripts.add(session!);
    h.host.send({ kind: 'exited', pane: second, code: 0, signal: 9 });
    await h.until(() => h.server.services.claudes?.isDue(second) === true);
    await h.pass(1000);
    await h.until(() => spawned().length === 3);
    expect(spawned().at(-1)).toContain(`cd ${join(folder, 'sub')} && CLAUDE_CONFIG_DIR=/conf claude --resume ${session}`);
  });

  test('is not started twice on one conversation', async () => {
    const twice = await h.run('new-window', '-d', `claude --resume ${id(2)}`);
    expect(twice).toMatchObject({ status: 1 });
    expect(twice.error).toContain('is open elsewhere: pane %0');
    world.processes = [{ pid: 7, start: '1', argv: ['claude', '--resume', id(9)], cwd: '/srv', env: new Map() }];
    expect((await h.run('new-window', '-d', 'claude', '--resume', id(9))).error).toContain('process 7 in /srv');
    expect(h.server.services.store.model.claude.size).toBe(1);
  });

  test('is followed when it goes on with another conversation, and what is kept of it is, too', async () => {
    const told = { hook_event_name: 'SessionStart', source: 'clear', session_id: id(7), transcript_path: `/t/${id(7)}.jsonl` };
    writeFileSync(join(folder, 'claude-hooks', '0.SessionStart.1.json'), JSON.stringify(told));
    await h.pass(1000);
    await h.until(() => binding()?.session === id(7));
    expect(binding()?.transcript).toBe(`/t/${id(7)}.jsonl`);
    expect(world.idFile(2)).toMatchObject({ exit: { how: 'normal' } });
    expect(world.idFile(7)).toMatchObject({ id: id(7) });
    world.transcripts.add(id(7));
    world.onSignal = () => end(143, 0);
    await h.run('restart', 'w');
    expect(spawned().at(-1)).toContain(`--resume ${id(7)}`);
  });

  test('becomes another program when that is run in its place', async () => {
    world.onSignal = () => end(143, 0);
    await h.run('respawn-pane', '-k', '-t', '%0', 'vim');
    expect(binding()).toBeUndefined();
    expect(spawned().at(-1)).toBe('vim');
  });

  test('whose file holds nothing that was said begins anew under its id, and the file is out of the way', async () => {
    world.transcripts.add(id(2));
    world.bare.add(`/t/${id(2)}.jsonl`);
    world.onSignal = () => end(143, 0);
    await h.run('restart', 'w');
    expect(spawned().at(-1)).toContain(`--session-id ${id(2)}`);
    expect(world.transcripts.size).toBe(0);
  });

  test('that does not go on stays with what it said, and one that ended later or well does not', async () => {
    world.transcripts.add(id(2));
    world.onSignal = () => end(143, 0);
    await h.run('restart', 'w');
    expect(spawned().at(-1)).toContain(`--resume ${id(2)}`);
    end(1, 0);
    await h.until(() => h.server.services.store.model.panes.get(pane)?.dead !== undefined);
    expect(h.server.services.claudes?.isDue(pane)).toBe(false);
    expect((await h.run('capture-pane', '-p', '-t', '%0')).out).toContain(
      'Claude did not go on, and ended with status 1: ENTER tries again',
    );
    await h.run('start-claude', 'w');
    expect(spawned()).toHaveLength(3);
    clock.advance(10_000);
    end(1, 0);
    await h.until(() => !h.server.services.store.model.panes.has(pane));
  });

  test('that is none of ours is started as it is', async () => {
    await h.run('new-window', '-d', 'claude -p hello');
    expect(spawned().at(-1)).toBe('claude -p hello');
    expect(h.server.services.store.model.claude.size).toBe(1);
  });

  test('leaves nothing here when its session is forgotten', async () => {
    world.onSignal = () => end(143, 0);
    await h.run('stop', 'w');
    expect(world.idFile(2)).not.toEqual({});
    expect((await h.run('forget-session', '-t', 'w')).error).toBe('');
    expect(world.idFile(2)).toEqual({});
  });

  test('has names, and a list', async () => {
    await h.run('new-claude', '-d', 'other', '/', '--model', 'x');
    const list = JSON.parse((await h.run('list', '--json')).out);
    expect(list.map((one: { name?: string }) => one.name)).toEqual([undefined, 'other']);
    expect(spawned().at(-1)).toBe('x');
    for (const [words, error] of [
      [['stop', 'nobody'], 'no Claude is called nobody'],
      [['new-claude', 'other'], 'duplicate session'],
      [['new-claude', 'x', '/nowhere'], '/nowhere is no folder'],
      [['adopt', 'x'], 'either --fork'],
      [['list', '--jsno'], 'unknown flag --jsno'],
    ] as const) {
      const refused = await h.run(...words);
      expect(refused.status).toBe(1);
      expect(refused.error).toContain(error);
    }
  });
});

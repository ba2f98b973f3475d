/** What an agent opens takes too much: it is ended or held, and the server and the panes of others do not notice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { audit } from './in-pane.js';

const world = useWorld();

/** In the arguments of every process of a hog. */
const mark = '424242';

/** Bounded, so that what goes wrong here goes wrong here only. */
const hogs = {
  /** 255 processes that want not to end, started by each other. */
  bomb: `trap "" TERM; b() { [ $1 -eq 0 ] && exec sleep ${mark}; b $(($1-1)) & b $(($1-1)) & wait; }; b 7`,
  memory:
    "exec node -e 'const a = []; setInterval(() => { if (a.length < 180) for (let i = 0; i < 20; i++) a.push(Buffer.alloc(1e6, 1)) }, 20)' " +
    mark,
  flood: `exec yes ${mark} and so on`,
};

interface Tree {
  readonly resources: { readonly means: string; readonly profile: string; readonly trees: readonly { processes?: number }[] };
  readonly children: readonly { name: string; pane: string; status: { kind: string; signal?: number } }[];
}

const tree = async (w: World): Promise<Tree> => JSON.parse(await w.ok('tree', '-j'));

const left = (w: World): number => w.sandbox.processes().filter(({ argv }) => argv.join(' ').includes(mark)).length;

/** A person's pane in which an agent may open what it likes, and another beside it in which `cat` answers. */
async function people(w: World, options: Readonly<Record<string, string>>): Promise<void> {
  await w.session('agent');
  await w.session('quiet', 'cat');
  await w.ok('set-option', '-sa', 'agent-rules', 'allow -- sh **');
  for (const [name, value] of Object.entries(options)) await w.ok('set-option', '-s', name, value);
}

async function spawn(w: World, name: string, script: string): Promise<void> {
  const program = w.ccmux.argv().join(' ');
  const quoted = script.replaceAll("'", "'\\''");
  await w.ok('send-keys', '-t', 'agent:', '-l', `${program} spawn --layout window --name ${name} -- sh -c '${quoted}'`);
  await w.ok('send-keys', '-t', 'agent:', 'Enter');
  await w.shows('agent:', new RegExp(`^${name} %\\d+$`, 'm'));
}

let typed = 0;

/** What is typed in the pane of somebody else comes back. */
async function echoes(w: World): Promise<void> {
  const word = `e${typed++}o`;
  await w.ok('send-keys', '-t', 'quiet:', word, 'Enter');
  await w.shows('quiet:', `${word}\n${word}`);
}

describe('what an agent opens', { timeout: 90_000 }, () => {
  it('inherits that it is ended before others, and the panes of people do not', async () => {
    const w = world();
    await people(w, {});
    const file = join(w.sandbox.home, 'told');
    await spawn(w, 'told', `echo $(cat /proc/$$/oom_score_adj) $(ulimit -c) $0 > ${file}; exec sleep 1000`);
    const told = await eventually('the answer', () => {
      try {
        return readFileSync(file, 'utf8').endsWith('\n') && readFileSync(file, 'utf8');
      } catch {
        return false;
      }
    });
    const own = Number(readFileSync('/proc/self/oom_score_adj', 'utf8'));
    expect(told).toBe(`${Math.max(500, own)} 0 sh\n`);
    expect(Number(readFileSync(`/proc/${await w.get('#{pane_pid}', 'quiet:')}/oom_score_adj`, 'utf8'))).toBe(own);
    const { resources } = await tree(w);
    expect(resources).toMatchObject({ profile: 'worker', memory: 2048 * 1024 ** 2, cpu: 50, processes: 100 });
    const { stdout } = await w.ccmux.run(['doctor', '--json']);
    const lines: { check: string; status: string; advice?: string }[] = JSON.parse(stdout).lines;
    const line = lines.find(({ check }) => check === 'agent-limits');
    expect(line).toMatchObject(
      resources.means === 'watchdog' ? { status: 'warning', advice: expect.stringContaining('Delegate') } : { status: 'ok' },
    );
  });

  it('does not fill the machine with processes', async () => {
    const w = world();
    await people(w, { 'agent-processes': '20' });
    await spawn(w, 'other', 'exec sleep 1000');
    await spawn(w, 'bomb', hogs.bomb);
    await echoes(w);
    const { means } = (await tree(w)).resources;
    if (means === 'watchdog') {
      await eventually('the bomb to be ended', async () => (await tree(w)).children[1]?.status.kind === 'crashed', 30_000);
      await eventually('all of it to be gone', () => left(w) === 0, 30_000);
      expect(audit(w)).toContainEqual(expect.objectContaining({ event: 'limit', what: 'processes', isForced: true }));
    }
    await echoes(w);
    // The kernel counts threads, ten for a process.
    expect(left(w)).toBeLessThanOrEqual(200);
    expect((await tree(w)).children[0]).toMatchObject({ name: 'other', status: { kind: 'running' } });
  });

  it('does not take all memory', async () => {
    const w = world();
    await people(w, { 'agent-memory': '130', 'agent-processes': '0' });
    await spawn(w, 'hog', hogs.memory);
    await echoes(w);
    await eventually('the hog to be ended', async () => (await tree(w)).children[0]?.status.kind === 'crashed', 30_000);
    await eventually('it to be gone', () => left(w) === 0, 30_000);
    const { means } = (await tree(w)).resources;
    if (means === 'watchdog')
      expect(audit(w)).toContainEqual(expect.objectContaining({ event: 'limit', what: 'memory', kind: 'end' }));
    if (means === 'watchdog')
      expect(await w.ok('tree')).toMatch(
        /hog %\d+ {2}crashed by signal 15 \(\d+ MB of memory, 130 MB are allowed \(agent-memory\)\)/,
      );
    await echoes(w);
  });

  it('lets others go first when it prints without end', async () => {
    const w = world();
    await people(w, {});
    const terminal = await w.attach('quiet');
    await spawn(w, 'flood', hogs.flood);
    await echoes(w);
    const { resources, children } = await tree(w);
    if (resources.means === 'watchdog') {
      await w.ok('set-option', '-s', 'agent-cpu', '1');
      await terminal.waitForText('others go first', 40_000);
      const pid = await w.get('#{pane_pid}', children[0]!.pane);
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      expect(Number(fields[16])).toBe(10);
    }
    await echoes(w);
    expect((await tree(w)).children[0]).toMatchObject({ status: { kind: 'running' } });
    await w.ok('kill-pane', '-t', children[0]!.pane);
    await eventually('the flood to be gone', () => left(w) === 0, 20_000);
  });

  it('is watched over by the server that follows', async () => {
    const w = world();
    await people(w, { 'agent-memory': '130' });
    await spawn(w, 'later', `until [ -e ${w.sandbox.home}/go ]; do sleep 0.1; done; ${hogs.memory}`);
    process.kill(w.server, 'SIGKILL');
    await eventually('the next server', async () => (await w.ccmux.run(['list-sessions'])).status === 0);
    expect((await tree(w)).children).toMatchObject([{ name: 'later', status: { kind: 'running' } }]);
    await w.ok('run-shell', `touch ${w.sandbox.home}/go`);
    await eventually('the hog to be ended', async () => (await tree(w)).children[0]?.status.kind === 'crashed', 30_000);
    await echoes(w);
  });
});

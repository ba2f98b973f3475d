/** Control mode as a program uses it: lines in, lines out, by `bin/tmux` and by the tmux of the machine. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { eventually, requireProgram } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { shim } from './stage.js';

const world = useWorld();

class Pipe {
  readonly #process: ChildProcessWithoutNullStreams;
  #said = '';
  status: number | undefined;

  constructor(w: World, argv: readonly string[]) {
    const [file = '', ...args] = argv;
    this.#process = spawn(file, args, { env: w.sandbox.env, cwd: w.sandbox.home });
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString();
    });
    this.#process.on('exit', (code) => {
      this.status = code ?? -1;
    });
  }

  /** Waits for a line, from where the last one was found. */
  async until(line: string | RegExp): Promise<void> {
    const found = () => this.#lines().some((l) => (typeof line === 'string' ? l === line : line.test(l)));
    await eventually(`the line ${line}`, () => found() || undefined, 5000).catch(() => {
      throw new Error(`waited in vain for ${line}; there is:\n${this.#said}`);
    });
  }

  say(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }

  end(): void {
    this.#process.stdin.end();
  }

  pause(): void {
    this.#process.stdout.pause();
  }

  resume(): void {
    this.#process.stdout.resume();
  }

  #lines(): string[] {
    return this.#said.split('\n').map(plain);
  }

  /** All lines, with what is another each time cut out, output of panes joined. */
  get lines(): string[] {
    return this.#lines().filter((line) => line !== '' && !line.startsWith('%output'));
  }

  /** What a pane has written. */
  output(pane: string): string {
    return this.#lines()
      .flatMap((line) => (line.startsWith(`%output ${pane} `) ? [line.slice(`%output ${pane} `.length)] : []))
      .join('')
      .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  }
}

const plain = (line: string): string => line.replace(/^(%(?:begin|end|error)) \d+ \d+ /, '$1 T N ');

/** Lines that a program says, and a line of the answer to wait for. */
const talk: readonly (readonly [say: string, until: string | RegExp])[] = [
  ["display-message -p 'hello there'", 'hello there'],
  ['display-message -p a ; display-message -p b', 'b'],
  ['no-such-command', 'parse error: unknown command: no-such-command'],
  ['has-session -t nosuch', "can't find session: nosuch"],
  ['split-window -d cat', /^%layout-change @0 .*,0,13,1\]/],
  ['select-pane -t %1', '%window-pane-changed @0 %1'],
  ['rename-window second', '%window-renamed @0 second'],
  ['rename-session other', '%session-renamed $0 other'],
  ['new-session -d -s more -n near cat', '%sessions-changed'],
  ['rename-window -t more: far', '%unlinked-window-renamed @1 far'],
  ['refresh-client -C 100x30', /^%layout-change @0 .*100x30/],
  ['refresh-client -C 100', 'bad size argument'],
  ["list-clients -F '#{client_control_mode} #{client_width}'", '1 100'],
  ["refresh-client -A '%0:pause'", '%pause %0'],
  ["refresh-client -A '%0:continue'", '%continue %0'],
  ["refresh-client -B 'name::#{session_name} #{window_name}'", '%subscription-changed name $0 - - - : other second'],
  ['', '%exit'],
];

async function converse(w: World, argv: readonly string[]): Promise<Pipe> {
  const pipe = new Pipe(w, [...argv, '-C', 'attach-session', '-t', 'main']);
  await pipe.until('%session-changed $0 main');
  for (const [line, until] of talk) {
    pipe.say(line);
    await pipe.until(until);
  }
  await eventually('the end', () => pipe.status !== undefined || undefined);
  return pipe;
}

describe('control mode', () => {
  it(`answers ${talk.length} lines as tmux does`, async (context) => {
    const w = world();
    const theirs = [requireProgram(context, 'tmux'), '-S', join(w.sandbox.folder, 't.sock'), '-f', '/dev/null'];
    const ours = [shim, '-L', 'test', '-f', '/dev/null'];
    const start = ['new-session', '-d', '-s', 'main', '-n', 'first', '-x', '80', '-y', '24', 'cat'];
    await w.sandbox.run([...theirs, ...start]);
    await w.sandbox.run([...ours, ...start]);
    const [expected, found] = [await converse(w, theirs), await converse(w, ours)];
    await w.sandbox.run([...theirs, 'kill-server']);
    // tmux tells of some things in another order, and of a pause inside of the answer.
    expect(found.lines.toSorted()).toEqual(expected.lines.toSorted());
    expect(found.status).toBe(expected.status);
  });

  it('tells all that a pane writes, octal where it has to be', async () => {
    const w = world();
    await w.session('main', 'cat');
    const pipe = new Pipe(w, [shim, '-L', 'test', '-u', '-C', 'attach-session', '-t', 'main']);
    await pipe.until('%session-changed $0 main');
    pipe.say(`respawn-pane -k "printf '\\\\033[31mred\\\\\\\\ \\\\303\\\\251\\\\n'; exec cat"`);
    await eventually('the output', () => pipe.output('%0').includes('red') || undefined);
    expect(pipe.output('%0')).toContain('\u001b[31mred\\ é\r\n');
    pipe.end();
    await pipe.until('%exit');
  });

  it('sends a client away that does not read, and keeps no pane waiting', async () => {
    const w = world();
    await w.session('main', 'cat');
    const pipe = new Pipe(w, [shim, '-L', 'test', '-C', 'attach-session', '-t', 'main']);
    await pipe.until('%session-changed $0 main');
    pipe.pause();
    await w.ok(
      'respawn-pane',
      '-k',
      '-t',
      'main',
      'i=0; while [ $i -lt 300000 ]; do echo "line $i of very many that nobody reads at all"; i=$((i+1)); done; echo finished; exec cat',
    );
    await w.shows('main', 'finished', 30_000);
    pipe.resume();
    await pipe.until('%exit too far behind');
    await eventually('the end', () => pipe.status !== undefined || undefined);
    expect(pipe.status).toBe(1);
  });

  it('follows the sessions that come and go, without a terminal', async () => {
    const w = world();
    await w.session('main', 'cat');
    const pipe = new Pipe(w, [shim, '-L', 'test', '-C', 'new-session', '-s', 'own', 'cat']);
    await pipe.until(/^%session-changed \$1 own/);
    await w.ok('kill-session', '-t', 'main');
    await pipe.until('%sessions-changed');
    await w.ok('set-buffer', '-b', 'b', 'x');
    await pipe.until('%paste-buffer-changed b');
    await w.ok('delete-buffer', '-b', 'b');
    await pipe.until('%paste-buffer-deleted b');
    await w.ok('display-message', '-c', await w.ok('list-clients', '-F', '#{client_name}'), 'for you');
    await pipe.until('%message for you');
    await w.ok('detach-client', '-s', 'own');
    await pipe.until('%exit');
    expect(pipe.lines.at(-1)).toBe('%exit');
  });
});

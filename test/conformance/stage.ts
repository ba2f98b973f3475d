/**
 * Runs the calls of a tool as a shell script, in a pane of a session or outside of it, with ccmux and with the tmux of the
 * machine. Owns the script and what is cut out of reports because it is another each time.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually, type Sandbox } from '@ccmux/testkit';
import type { Tool } from './tool.js';

export type Where = 'in a pane' | 'outside';

/** What a call printed: stdout, then stderr, then a status that is not 0. */
export type Report = ReadonlyMap<string, string>;

/** The shim of this clone. */
export const shim = fileURLToPath(new URL('../../bin/tmux', import.meta.url));

const runner = `
run() {
  eval "$1" > "$D/out" 2> "$D/err" < /dev/null
  status=$?
  printf '\\001%s\\002' "$1"
  cat "$D/out"; sed 's/^/stderr: /' "$D/err"
  [ $status = 0 ] || printf 'status %s\\n' $status
}
quiet() { eval "$1" > /dev/null 2>&1 < /dev/null; }
says() {
  left=500
  until grep -qF -e "$2" "$1" 2> /dev/null; do
    left=$((left - 1)); [ $left -gt 0 ] || { echo "never in $1: $2"; return 1; }
    sleep 0.01
  done
}
shown() {
  left=100
  until tmux capture-pane -p -t "$1" | grep -qF -e "$2"; do
    left=$((left - 1)); [ $left -gt 0 ] || { echo "never shown: $2"; tmux capture-pane -p -t "$1" | head -5; return 1; }
  done
}
until_is() {
  left=100
  until [ "$(tmux display-message -p -t "$1" "$2")" = "$3" ]; do
    left=$((left - 1)); [ $left -gt 0 ] || { echo "never $3: $2"; return 1; }
  done
}
`;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A call ends with its line, or with the text that it takes from the script. */
export function callsOf(tool: Tool): string[] {
  const calls: string[] = [];
  let open: string | undefined;
  for (const line of tool.calls.split('\n')) {
    if (open !== undefined) {
      open += `\n${line}`;
      if (!line.startsWith(')')) continue;
      calls.push(open);
      open = undefined;
    } else if (line.includes("<<'END'")) open = line.trim();
    else if (line.trim() !== '') calls.push(line.trim());
  }
  return calls;
}

function scriptOf(tool: Tool): string {
  const calls = callsOf(tool).map((call) => (call.startsWith('@') ? `quiet ${quoted(call.slice(1))}` : `run ${quoted(call)}`));
  return `D=$1\nSOCK=$2\n${runner}\n${calls.join('\n')}\n`;
}

export class Stage {
  readonly #sandbox: Sandbox;
  readonly #folder: string;
  readonly #wrapper: string;
  readonly #socket: string;

  /** `program` with `options` that name its server. */
  constructor(sandbox: Sandbox, name: string, program: string, options: readonly string[], socket: string) {
    this.#sandbox = sandbox;
    this.#socket = socket;
    this.#folder = join(sandbox.folder, name);
    mkdirSync(join(this.#folder, 'home'), { recursive: true });
    this.#wrapper = join(this.#folder, 'tmux');
    writeFileSync(this.#wrapper, `#!/bin/sh\nexec ${[program, ...options].map(quoted).join(' ')} "$@"\n`);
    chmodSync(this.#wrapper, 0o755);
  }

  tmux(...args: readonly string[]) {
    return this.#sandbox.run([this.#wrapper, ...args], { env: this.#env });
  }

  async report(tool: Tool, where: Where): Promise<Report> {
    const script = join(this.#folder, 'calls.sh');
    writeFileSync(script, scriptOf(tool));
    const result = join(this.#folder, 'report');
    const size = ['-x', '120', '-y', '40'];
    if (where === 'in a pane') {
      const command = `sh ${script} ${this.#folder} '' > ${result}.part 2>&1; mv ${result}.part ${result}; exec cat`;
      await this.tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'lead', ...size, command);
      await eventually(`${tool.name} to end`, () => existsSync(result), 100_000);
      return this.#read(readFileSync(result, 'utf8'));
    }
    await this.tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'lead', ...size, 'cat');
    const path = `${this.#folder}:${this.#sandbox.env['PATH']}`;
    // Behind our back: it may take longer than one command does.
    const job = '(sh "$1" "$2" "$3" > "$4.part" 2>&1 < /dev/null; mv "$4.part" "$4") > /dev/null 2>&1 &';
    const argv = ['sh', '-c', job, 'calls', script, this.#folder, this.#socket, result];
    await this.#sandbox.run(argv, { env: { ...this.#env, PATH: path } });
    await eventually(`${tool.name} to end`, () => existsSync(result), 100_000);
    return this.#read(readFileSync(result, 'utf8'));
  }

  get #env(): Record<string, string> {
    return { HOME: join(this.#folder, 'home') };
  }

  #read(text: string): Report {
    const parts = text.split('\u0001').slice(1);
    const clean = (said: string) => said.replaceAll(this.#socket, 'SOCKET').replaceAll(this.#folder, 'FOLDER').trimEnd();
    return new Map(
      parts.map((part): [string, string] => {
        const at = part.indexOf('\u0002');
        return [part.slice(0, at), clean(part.slice(at + 1))];
      }),
    );
  }
}

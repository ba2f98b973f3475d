/**
 * Records what real programs print in a terminal when a person types at them: the raw bytes, for fixtures. Runs them in
 * a sandbox, so that nothing of the machine or its owner is in the bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type HostTerminal, Sandbox } from '@ccmux/testkit';
import { claudeLike } from './claude-like.js';
import { demo } from './demo.js';
import { recordedPrograms } from './recorded-programs.js';
import { recordedTools } from './recorded-tools.js';

const folder = join(process.cwd(), 'test/fidelity/fixtures');

/** Largest fixture, before it is packed. */
const maxBytes = 400_000;

/** Writes NAME.COLSxROWS.gz for every program, or for those named. */
export async function record(names: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const wanted = (name: string): boolean => names.length === 0 || names.includes(name);
  for (const [name, text] of [
    ['claude-like', claudeLike({ cols: 100, rows: 40 })],
    ['demo', demo],
  ] as const) {
    if (wanted(name)) save(name, name === 'demo' ? '80x24' : '100x40', Buffer.from(text));
  }
  for (const { name, size, argv, files, work } of [...recordedPrograms, ...recordedTools]) {
    if (!wanted(name)) continue;
    const sandbox = new Sandbox();
    try {
      for (const [file, content] of Object.entries(files ?? {})) {
        mkdirSync(join(sandbox.home, file, '..'), { recursive: true });
        writeFileSync(join(sandbox.home, file), content);
      }
      const terminal = sandbox.terminal({ argv, size, answers: true, env: { LC_ALL: 'C.UTF-8', HISTFILE: '' } });
      await work(terminal);
      save(name, `${size.cols}x${size.rows}`, neutral(terminal, sandbox));
    } finally {
      await sandbox.dispose();
    }
  }
}

function save(name: string, size: string, bytes: Buffer): void {
  if (bytes.length > maxBytes) throw new Error(`${name}: ${bytes.length} bytes are too many`);
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(join(folder, `${name}.${size}.gz`), packed);
  process.stdout.write(`${name} ${size}: ${bytes.length} bytes, packed ${packed.length}\n`);
}

/** The sandbox's own path, should a program print it, in a form that is the same every time. */
function neutral(terminal: HostTerminal, sandbox: Sandbox): Buffer {
  const text = terminal.capture.toString('latin1');
  return Buffer.from(text.replaceAll(sandbox.folder, '/home/ada'.padEnd(sandbox.folder.length, '_')), 'latin1');
}

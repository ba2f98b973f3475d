/** The world as Linux and Node offer it to the start of Claude. Owns the memory of versions. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isClaude, type JsonObject, launchVariable, parseObject, parseVersion, type Version } from '@ccmux/claude';
import { findTranscript, isBareTranscript, listStatusFiles, setTranscriptAside } from '@ccmux/claude/files';
import type { Clock } from '../../clock.js';
import { argvOf, environmentOf, isAlive, statOf } from '../../process/processes.js';
import type { ClaudeProcessEntry, LaunchPorts } from './ports.js';

/** A program that takes longer to say its version is started without hooks. */
const versionPatienceMs = 10_000;
/** Settings that are larger are none that we read. */
const maxJsonBytes = 1024 * 1024;

export function nodeLaunchPorts(clock: Clock): LaunchPorts {
  const versions = new Map<string, Promise<Version | undefined>>();
  return {
    newId: () => randomUUID(),
    wallMs: () => clock.wallMs(),
    version: (program, env, cwd) => {
      const path = programPath(program, env['PATH'] ?? '', cwd);
      const key = path === undefined ? undefined : identityOf(path);
      if (path === undefined || key === undefined) return Promise.resolve(undefined);
      const known = versions.get(key) ?? askVersion(path, env);
      versions.set(key, known);
      return known;
    },
    readJson,
    write: (path, text) => {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(`${path}.tmp`, text, { mode: 0o600 });
        renameSync(`${path}.tmp`, path);
        return undefined;
      } catch (e) {
        return e instanceof Error ? e.message : String(e);
      }
    },
    makeFolder: (path) => {
      try {
        mkdirSync(path, { recursive: true, mode: 0o700 });
      } catch {
        // Then nothing is left there, and nothing else is different.
      }
    },
    remove: (path) => rmSync(path, { force: true }),
    names,
    transcript: findTranscript,
    isBare: isBareTranscript,
    setAside: setTranscriptAside,
    statusFiles: listStatusFiles,
    claudes: () => allProcesses((pid) => isClaude({ name: statOf(pid)?.name ?? '', argv: argvOf(pid) })),
    marked: (launch) => allProcesses((pid) => environmentOf(pid).get(launchVariable) === launch),
    isAlive: (pid, start) => isAlive(pid, start ?? statOf(pid)?.start ?? ''),
    signal: (pid, signal, to) => (to === 'group' && send(-pid, signal)) || send(pid, signal),
  };
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function readJson(path: string): JsonObject | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > maxJsonBytes ? undefined : parseObject(text);
  } catch {
    return undefined;
  }
}

function names(folder: string): readonly string[] {
  try {
    const age = (name: string): number => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const found = readdirSync(folder).map((name) => ({ name, at: age(name) }));
    return found.sort((a, b) => b.at - a.at).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** As the system looks for it. */
function programPath(program: string, path: string, cwd: string): string | undefined {
  const isFile = (file: string): boolean => {
    try {
      return statSync(file).isFile();
    } catch {
      return false;
    }
  };
  if (program.includes('/')) return [resolve(cwd, program)].find(isFile);
  return path
    .split(':')
    .filter(isAbsolute)
    .map((folder) => join(folder, program))
    .find(isFile);
}

/** Changes when the program is replaced. */
function identityOf(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    const { mtimeMs, size } = statSync(real);
    return `${real} ${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

const askVersion = (path: string, env: Readonly<Record<string, string>>): Promise<Version | undefined> =>
  new Promise((done) => {
    const options = { env, cwd: '/', timeout: versionPatienceMs, killSignal: 'SIGKILL' } as const;
    execFile(path, ['--version'], options, (_, stdout) => done(parseVersion(stdout)));
  });

function allProcesses(isWanted: (pid: number) => boolean): ClaudeProcessEntry[] {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  return pids.flatMap((pid) => {
    if (!isWanted(pid)) return [];
    const stat = statOf(pid);
    if (stat === undefined || stat.state === 'Z' || stat.state === 'X') return [];
    return [{ pid, start: stat.start, argv: argvOf(pid), cwd: folderOf(pid), env: environmentOf(pid) }];
  });
}

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

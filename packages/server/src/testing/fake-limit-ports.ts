/** For tests only: a system of files, programs and signals in memory. Files of groups appear with their folder, as the kernel's do. */
import type { LimitPorts } from '../agents/limits/ports.js';

const groupFiles = [
  'cgroup.procs',
  'cgroup.subtree_control',
  'cgroup.kill',
  'memory.max',
  'memory.swap.max',
  'pids.max',
  'cpu.max',
];

export interface FakeProcess {
  readonly parent: number;
  readonly session?: number;
  readonly pages?: number;
  readonly ticks?: number;
  readonly environ?: string;
}

export class FakeLimitPorts implements LimitPorts {
  readonly pid = 10;
  readonly pageSize = 1024 * 1024;
  readonly files = new Map<string, string>();
  /** Folders with their entries come from the paths of files. */
  readonly folders = new Set<string>();
  readonly ran: string[] = [];
  readonly signals: string[] = [];
  readonly slowed: number[] = [];
  /** Answers of programs by the line that runs them; what is not here fails. */
  readonly programs = new Map<string, string>();
  /** What a process does when it is signalled; by default it ends of what nobody can ignore. */
  onSignal = (pid: number, signal: string): void => {
    if (signal === 'SIGKILL') this.gone(pid);
  };

  run(argv: readonly string[]): Promise<{ isOk: boolean; out: string }> {
    const line = argv.join(' ');
    this.ran.push(line);
    const out = this.programs.get(line);
    return Promise.resolve({ isOk: out !== undefined, out: out ?? '' });
  }

  read(path: string): string | undefined {
    return this.files.get(path);
  }

  readLater(path: string): Promise<string | undefined> {
    return Promise.resolve(this.files.get(path));
  }

  write(path: string, text: string): boolean {
    if (!this.files.has(path)) return false;
    this.files.set(path, text);
    return true;
  }

  isWritable(path: string): boolean {
    return this.files.has(path);
  }

  names(folder: string): readonly string[] {
    const all = [...this.files.keys(), ...this.folders].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(all.map((path) => path.slice(folder.length + 1).split('/')[0]!))];
  }

  makeFolder(path: string): boolean {
    if (this.folders.has(path)) return true;
    this.folders.add(path);
    for (const name of groupFiles) this.files.set(`${path}/${name}`, '');
    return true;
  }

  removeFolder(path: string): boolean {
    for (const file of [...this.files.keys()]) if (file.startsWith(`${path}/`)) this.files.delete(file);
    return this.folders.delete(path);
  }

  signal(pid: number, signal: string): void {
    this.signals.push(`${signal} ${pid}`);
    this.onSignal(pid, signal);
  }

  lowerPriority(pid: number): void {
    this.slowed.push(pid);
  }

  breathe(): Promise<void> {
    return Promise.resolve();
  }

  process(pid: number, { parent, session = pid, pages = 1, ticks = 0, environ = '' }: FakeProcess): void {
    const fields = ['S', parent, pid, session, 0, -1, 0, 0, 0, 0, 0, ticks, 0, 0, 0, 20, 0, 1, 0, pid * 7, 0, pages];
    this.files.set(`/proc/${pid}/stat`, `${pid} (a (b) c) ${fields.join(' ')}`);
    this.files.set(`/proc/${pid}/environ`, environ);
  }

  gone(pid: number): void {
    for (const name of ['stat', 'environ']) this.files.delete(`/proc/${pid}/${name}`);
  }
}

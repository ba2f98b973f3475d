/** What limits need of the system: files, other programs and signals. Types only. */

export interface LimitPorts {
  /** Of this process. */
  readonly pid: number;
  /** Bytes in a page of memory. */
  readonly pageSize: number;
  /** A file's text; undefined when it cannot be read. */
  read(path: string): string | undefined;
  /** As `read`, for what the kernel takes its time over: the server does other things meanwhile. */
  readLater(path: string): Promise<string | undefined>;
  /** False when the file does not take it. Makes none. */
  write(path: string, text: string): boolean;
  isWritable(path: string): boolean;
  /** Names in a folder; none when it cannot be read. */
  names(folder: string): readonly string[];
  /** True when it is there afterwards. */
  makeFolder(path: string): boolean;
  removeFolder(path: string): boolean;
  /** Runs a program to its end; `isOk`: it could be started and ended with status 0 in time. */
  run(argv: readonly string[]): Promise<{ readonly isOk: boolean; readonly out: string }>;
  signal(pid: number, signal: 'SIGTERM' | 'SIGSTOP' | 'SIGKILL'): void;
  /** Lets others go first from now on. */
  lowerPriority(pid: number): void;
  /** Lets other work of the server go on. */
  breathe(): Promise<void>;
}

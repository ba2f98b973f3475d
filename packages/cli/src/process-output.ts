/** What both programs say and how they end: a line on the right stream, and the status that goes with it. */

export function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

export function print(message: string): number {
  process.stdout.write(`${message}\n`);
  return 0;
}

/** Who reads our output may have seen enough (`| head`): that is no error. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1));
  }
}

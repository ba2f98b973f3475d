/**
 * What a server was showing again when it died, and what is set aside because two have died of it: files in the state folder
 * that the next server reads. Owns the count of deaths. A disk that fails costs this knowledge and nothing else.
 */
import { openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PaneId } from '@ccmux/core';
import type { Part, Suspects } from '../panes/suspects.js';

/** Servers that have to die of a part, one after the other, before it is set aside. Whoever kills servers hits any part. */
const maxDeaths = 2;
/** Parts that are set aside; the oldest are long in the past. */
const maxParts = 32;
/** The file is written over in one piece, so what it holds is always of one length. */
const lineLength = 80;

interface Suspect extends Part {
  readonly pane: number;
  /** Servers before this one that have died of it. */
  readonly deaths: number;
}

export class SuspectFile implements Suspects {
  readonly #path: string;
  /** Undefined when nothing can be written. */
  #file: number | undefined;
  readonly #before: Suspect | undefined;
  readonly #aside: readonly Suspect[];

  /** `isGoingOn`: there is state of a server before; otherwise what is known is about panes that are gone. */
  constructor(folder: string, isGoingOn: boolean) {
    this.#path = join(folder, 'suspect');
    const asidePath = join(folder, 'set-aside');
    if (!isGoingOn) for (const path of [this.#path, asidePath]) rmSync(path, { force: true });
    const [last] = read(this.#path);
    const before = last && { ...last, deaths: last.deaths + 1 };
    const known = read(asidePath);
    const isNew = before !== undefined && before.deaths >= maxDeaths;
    this.#before = before;
    this.#aside = isNew ? [...known, before].slice(-maxParts) : known;
    if (isNew) attempt(() => writeFileSync(asidePath, this.#aside.map(line).join(''), { mode: 0o600 }));
  }

  begin(pane: PaneId, { from, to }: Part): void {
    const before = this.#before;
    const isSame = before !== undefined && before.pane === pane && before.from < to && from < before.to;
    this.#write(line({ pane, from, to, deaths: isSame ? before.deaths : 0 }));
  }

  end(): void {
    this.#write('\n'.padStart(lineLength));
  }

  setAside(pane: PaneId): readonly Part[] {
    return this.#aside.filter((part) => part.pane === pane);
  }

  #write(text: string): void {
    attempt(() => {
      this.#file ??= openSync(this.#path, 'w', 0o600);
      writeSync(this.#file, text, 0);
    });
  }
}

const line = ({ pane, from, to, deaths }: Suspect): string => `${`${pane} ${from} ${to} ${deaths}`.padEnd(lineLength - 1)}\n`;

function read(path: string): Suspect[] {
  let text = '';
  attempt(() => {
    text = readFileSync(path, 'utf8');
  });
  return text.split('\n').flatMap((entry) => {
    const numbers = entry.trim().split(' ').map(Number);
    const [pane, from, to, deaths] = numbers;
    if (pane === undefined || from === undefined || to === undefined || deaths === undefined) return [];
    return numbers.every(Number.isSafeInteger) ? [{ pane, from, to, deaths }] : [];
  });
}

function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // Without it, a server that dies of something dies of it more often.
  }
}

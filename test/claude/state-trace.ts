/** What a server says its Claudes do, from its log, beside what Claude itself says, from its status file. */
import { existsSync, type FSWatcher, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { type ClaudeLab, eventually } from '@ccmux/testkit';

interface Step {
  readonly state: string;
  readonly source?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

interface LogLine {
  readonly ev: string;
  readonly time: number;
  readonly to: string;
  readonly pane: number;
  readonly source: string;
}

const words: Readonly<Record<string, string>> = { idle: 'idle', shell: 'idle', busy: 'working', waiting: 'waiting' };

/** Claude takes its time to begin on a machine that is busy. */
const limitMs = 30_000;

export class StateTrace {
  readonly #log: string;
  readonly #lab: ClaudeLab;
  readonly #pane: number;
  /** As Claude wrote them, with its own times. */
  readonly written: Step[] = [];
  #watcher: FSWatcher | undefined;
  /** Steps that a scenario has used up. */
  #from = 0;

  /** `stateFolder`: the server's. */
  constructor(lab: ClaudeLab, stateFolder: string, pane = 0) {
    this.#lab = lab;
    this.#log = join(stateFolder, 'server.log');
    this.#pane = pane;
  }

  /** Every state that was published for the pane; what a waiting one waits for is what it was found to be in the end. */
  get published(): Step[] {
    if (!existsSync(this.#log)) return [];
    const steps: Step[] = [];
    for (const text of readFileSync(this.#log, 'utf8').split('\n')) {
      if (!text.includes('"claude.state"')) continue;
      // SAFETY: the server writes it so; a line that is cut throws, and is read again.
      const { time, to, pane, source } = JSON.parse(text) as LogLine;
      if (pane !== this.#pane) continue;
      const last = steps.at(-1);
      const isFiner = last?.state.startsWith('waiting') === true && to.startsWith('waiting');
      steps.splice(isFiner ? -1 : steps.length, isFiner ? 1 : 0, { state: to, source, at: isFiner ? last.at : time });
    }
    return steps;
  }

  /** Follows the status file of the one Claude of the lab. */
  follow(): void {
    const read = (): void => {
      const [file] = this.#lab.statuses();
      const state = words[file?.status ?? ''];
      const at = file?.statusUpdatedAt;
      if (state !== undefined && at !== undefined && this.written.at(-1)?.state !== state) this.written.push({ state, at });
    };
    this.#watcher = watch(join(this.#lab.configFolder, 'sessions'), read);
    read();
  }

  close(): void {
    this.#watcher?.close();
  }

  /** Waits until these states have been published, one behind the other and no others. */
  async expect(scenario: string, states: readonly string[]): Promise<void> {
    const since = (): string[] => this.published.slice(this.#from).map(({ state }) => state);
    // The model of the lab answers in no time: that it worked before it asks may be over before anybody can look.
    const isSaid = (found: readonly string[]): boolean =>
      found.join() === states.join() || (states[1]?.startsWith('waiting') === true && found.join() === states.slice(1).join());
    await eventually(`${scenario}: ${states.join(', ')}`, () => isSaid(since()) || since().length > states.length, limitMs).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}; it was: ${since().join(', ')}`);
      },
    );
    const found = since();
    if (!isSaid(found)) throw new Error(`${scenario}: ${found.join(', ')} in place of ${states.join(', ')}`);
    this.#from += found.length;
  }

  /** Waits until this has been published last. */
  async reached(state: string): Promise<void> {
    await eventually(`it is ${state}`, () => this.published.at(-1)?.state === state, limitMs).catch((error: unknown) => {
      throw new Error(`${String(error)}; it was: ${this.published.map((step) => `${step.state} by ${step.source}`).join(', ')}`);
    });
  }

  /** From here on. */
  begin(): void {
    this.#from = this.published.length;
  }

  /** How much later each change was published than Claude says that it was, in milliseconds; 0 for what hooks told before. */
  lags(): number[] {
    const left = this.published;
    return this.written.flatMap(({ state, at }) => {
      const same = left.filter((step) => step.state.startsWith(state));
      const nearest = same.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
      if (nearest === undefined) return [];
      left.splice(0, left.indexOf(nearest) + 1);
      return [Math.max(0, nearest.at - at)];
    });
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

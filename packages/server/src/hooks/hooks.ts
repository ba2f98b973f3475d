/**
 * Hooks: commands that run behind a command or when something has happened. Listens to the model and is told the rest;
 * runs one hook after the other, in the order of what happened. Hooks do not set off hooks.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  allOptions,
  isHook,
  type Model,
  type OptionAt,
  optionEntry,
  type Place,
  type Result,
  userOptionAt,
  valueAt,
} from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { Logger } from '../log.js';
import type { MessageLog } from '../messages/message-log.js';
import type { ModelStore } from '../model/store.js';
import { type Change, changesBetween } from './changes.js';

/** Hooks that may wait for the one that runs; past it, they are dropped and that is logged. */
const maxWaiting = 1000;

export interface HookRun {
  readonly command: string;
  readonly place: Place | undefined;
  readonly variables: ReadonlyMap<string, string>;
}

/** What a hook is told of the occasion. */
export interface Occasion {
  readonly place: Place | undefined;
  readonly variables?: Readonly<Record<string, string>>;
}

type Outcome = Result<void, string>;

interface Deps {
  readonly store: ModelStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly messages: MessageLog;
  /** Runs a line of the command language for nobody in particular. */
  readonly run: (run: HookRun) => Outcome | Promise<Outcome>;
}

export class Hooks {
  readonly #deps: Deps;
  /** Hooks that have commands somewhere. */
  #set: ReadonlySet<string> = new Set();
  #waiting: HookRun[] = [];
  #running = false;
  /** True in everything that a hook's commands do, however long they take. */
  readonly #inside = new AsyncLocalStorage<true>();

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#set = this.#used();
    deps.store.subscribe((event, before) => {
      if (event.kind === 'option-changed') this.#optionChanged(event.name);
      if (this.#set.size > 0) this.#follow(before);
    });
  }

  /** Whether anything would run; what it takes to tell a hook of the occasion may be left out otherwise. */
  has(name: string): boolean {
    return this.#set.has(name) && this.#inside.getStore() === undefined;
  }

  /** Something has happened. Its hooks run when the commands at hand are done. */
  notify(name: string, occasion: Occasion): void {
    for (const run of this.#runsOf(name, occasion)) {
      if (this.#waiting.length >= maxWaiting) {
        this.#deps.log.warn({ ev: 'hook.dropped', hook: name });
        return;
      }
      this.#waiting.push(run);
    }
    if (this.#waiting.length > 0 && !this.#running) this.#start();
  }

  /** As `notify`, but at once, by `run`: behind a command and in front of the next. */
  runNow(name: string, occasion: Occasion, run: Deps['run']): void | Promise<void> {
    return this.#runAll(this.#runsOf(name, occasion), run);
  }

  #runsOf(name: string, { place, variables = {} }: Occasion): HookRun[] {
    if (this.#inside.getStore() !== undefined) return [];
    const all = new Map([['hook', name], ...Object.entries(variables)]);
    return this.#commandsOf(name, place ?? {}).map((command) => ({ command, place, variables: all }));
  }

  /** A user's option is a hook when it is run as one. */
  #commandsOf(name: string, at: OptionAt): readonly string[] {
    const { model } = this.#deps.store;
    if (name.startsWith('@')) return [userOptionAt(model, name, at)].filter((command) => command !== undefined);
    const entry = this.#set.has(name) ? optionEntry(name) : undefined;
    const value = entry === undefined ? [] : valueAt(model, entry, at);
    return typeof value === 'string' ? [value] : [...value.values()];
  }

  #start(): void {
    this.#running = true;
    // Outside of what happened: whoever made it happen is not waited for, and does not wait.
    this.#deps.clock.soon(() => void this.#drain());
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      await this.#runAll([next], this.#deps.run);
    }
    this.#running = false;
  }

  /** Synchronous as long as the commands are. A hook that fails keeps nothing else from running. */
  #runAll(runs: readonly HookRun[], by: Deps['run']): void | Promise<void> {
    for (const [index, run] of runs.entries()) {
      const outcome = this.#inside.run(true, () => by(run));
      if (outcome instanceof Promise) {
        return outcome.then((o) => {
          this.#report(run, o);
          return this.#runAll(runs.slice(index + 1), by);
        });
      }
      this.#report(run, outcome);
    }
  }

  #report(run: HookRun, outcome: Outcome): void {
    if (outcome.ok) return;
    const hook = run.variables.get('hook');
    this.#deps.log.warn({ ev: 'hook.failed', hook, error: outcome.error });
    this.#deps.messages.add(`${hook}: ${outcome.error}`);
  }

  #optionChanged(name: string): void {
    const entry = optionEntry(name);
    if (entry === undefined || !isHook(entry)) return;
    this.#set = this.#used();
  }

  #used(): ReadonlySet<string> {
    const used = new Set<string>();
    for (const values of this.#deps.store.model.options.values()) {
      for (const [option, value] of values) if (typeof value !== 'string' && value.size > 0) used.add(option);
    }
    return new Set(allOptions.filter((e) => isHook(e) && used.has(e.name)).map((e) => e.name));
  }

  #follow(before: Model): void {
    if (this.#inside.getStore() !== undefined) return;
    const changes: readonly Change[] = changesBetween(before, this.#deps.store.model);
    for (const change of changes) this.notify(change.name, change);
  }
}

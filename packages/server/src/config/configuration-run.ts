/**
 * Running the files of commands of the configuration. They are run again by each server that starts, and what was set when
 * the last one had run them is there already: they find everything as they would find it for the first time, so that nothing
 * is added twice, and at the end only what they say differently comes into force. What people have set since stays.
 */
import {
  beforeConfiguration,
  broughtBy,
  type CommandName,
  globalLevels,
  type Model,
  type ModelEvent,
  settingsBetween,
  type Underneath,
  withChanges,
} from '@ccmux/core';
import type { Caller, Configuring } from '../commands/caller.js';
import { type ModelListener, ModelStore } from '../model/store.js';
import { globalEnvironment } from '../panes/environment.js';
import type { Services } from '../services.js';
import { settingEvents } from './apply-global.js';
import { actsOnWhatIsRestored } from './restored-already.js';

type Given = Pick<Services, 'store' | 'keys' | 'configuration' | 'env'>;

export class ConfigurationRun implements Configuring {
  readonly parts: Configuring['parts'];
  readonly #real: ModelStore;
  readonly #store: ConfiguringStore;
  readonly #isAgain: boolean;

  /** `isAgain`: what the files do was kept, together with what has happened since. */
  constructor({ store, keys, configuration, env }: Given, isAgain: boolean) {
    this.#real = store;
    this.#isAgain = isAgain;
    this.#store = new ConfiguringStore(store, isAgain, {
      environment: globalEnvironment(env),
      settings: settingEvents(configuration.applied),
    });
    this.parts = { store: this.#store, keys: keys.over(this.#store) };
  }

  caller(caller: Caller): Caller {
    return { ...caller, configuring: this };
  }

  /** Commands whose doing came back with what was kept are not done again. */
  leavesOut(command: CommandName): boolean {
    return this.#isAgain && !this.#store.isOver && actsOnWhatIsRestored(command);
  }

  /** All files have been run. What commands do that still wait for something is as if somebody typed them. */
  end(): void {
    const changes = this.#store.end();
    const known = this.#real.model.configured ?? new Map();
    const changed = this.#isAgain ? new Map([...known].filter(([name]) => changes.has(name))) : known;
    const configured = withChanges(changed, changes);
    if (this.#isAgain) for (const event of broughtBy(this.#real.model, configured)) this.#real.apply(event);
    this.#real.apply({ kind: 'configuration-read', configured });
  }
}

/** The model as a file is to see it. */
class ConfiguringStore extends ModelStore {
  readonly #real: ModelStore;
  /** Whether what a file sets comes into force at the end only. */
  readonly #isHeld: boolean;
  readonly #before: Model;
  isOver = false;

  constructor(real: ModelStore, isHeld: boolean, under: Underneath) {
    const before = isHeld ? beforeConfiguration(real.model, under) : real.model;
    super(before);
    this.#real = real;
    this.#isHeld = isHeld;
    this.#before = before;
  }

  override get model(): Model {
    const real = this.#real.model;
    if (this.isOver || !this.#isHeld) return real;
    const { options, environment, bindings } = super.model;
    const own = globalLevels.flatMap((level) => [...options].filter(([place]) => place === level));
    const others = [...real.options].filter(([place]) => !globalLevels.some((level) => level === place));
    return { ...real, options: new Map([...own, ...others]), environment, bindings };
  }

  override apply(event: ModelEvent): void {
    const isForAll = !this.isOver && isSetForAll(event);
    if (isForAll) super.apply(event);
    if (!isForAll || !this.#isHeld) this.#real.apply(event);
  }

  override subscribe(listener: ModelListener): () => void {
    return this.#real.subscribe(listener);
  }

  /** What was set. */
  end(): ReturnType<typeof settingsBetween> {
    const changes = settingsBetween(this.#before, super.model);
    this.isOver = true;
    return changes;
  }
}

function isSetForAll(event: ModelEvent): boolean {
  switch (event.kind) {
    case 'option-changed':
      return globalLevels.some((level) => level === event.place.level);
    case 'environment-changed':
      return event.session === undefined;
    default:
      return event.kind === 'key-bound' || event.kind === 'key-table-cleared' || event.kind === 'key-defaults-cleared';
  }
}

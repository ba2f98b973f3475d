/** The one place where the model changes. Owns the current value; tells listeners after each event, in order. */
import { emptyModel, type Model, type ModelEvent, reduce } from '@ccmux/core';

export type ModelListener = (event: ModelEvent, before: Model) => void;

export class ModelStore {
  #model: Model;
  readonly #listeners = new Set<ModelListener>();

  constructor(initial: Model = emptyModel) {
    this.#model = initial;
  }

  get model(): Model {
    return this.#model;
  }

  apply(event: ModelEvent): void {
    const before = this.#model;
    this.#model = reduce(before, event);
    for (const listener of this.#listeners) listener(event, before);
  }

  /** Who does not live as long as the store calls what is returned. */
  subscribe(listener: ModelListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

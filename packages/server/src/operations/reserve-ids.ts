/**
 * Fresh ids. The model learns of an id only when its thing exists, and spawning takes time: numbers handed out
 * meanwhile are counted here, so that two commands never share one.
 */
import type { ModelStore } from '../model/store.js';

interface Reserved {
  session: number;
  window: number;
  pane: number;
}

const reserved = new WeakMap<ModelStore, Reserved>();

export function reserveIds(store: ModelStore): Readonly<Record<keyof Reserved, () => number>> {
  const high = reserved.get(store) ?? { session: 0, window: 0, pane: 0 };
  reserved.set(store, high);
  const take = (kind: keyof Reserved) => () => {
    const id = Math.max(high[kind], store.model.next[kind]);
    high[kind] = id + 1;
    return id;
  };
  return { session: take('session'), window: take('window'), pane: take('pane') };
}

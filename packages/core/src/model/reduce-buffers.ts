/** Paste buffers in the model: their order, and which of their texts there is room for. Pure. */
import { type BufferEvent, maxSavedBufferBytes, maxSavedBuffersBytes, type PasteBufferFacts } from './paste-buffers.js';
import type { Model } from './state.js';

export function reduceBuffers(model: Model, event: BufferEvent): Model {
  switch (event.kind) {
    case 'buffer-set': {
      const others = model.buffers.filter(({ name }) => name !== event.buffer.name);
      const next = { ...model.next, buffer: Math.max(model.next.buffer, event.buffer.id + 1) };
      return { ...model, buffers: withinRoom([...others, event.buffer]), next };
    }
    case 'buffer-renamed':
      return {
        ...model,
        buffers: model.buffers.map((b) => (b.name === event.name ? { ...b, name: event.to, automatic: false } : b)),
      };
    case 'buffer-deleted':
      return { ...model, buffers: model.buffers.filter(({ name }) => name !== event.name) };
  }
}

/** The newest that fit stay on the disk. */
function withinRoom(buffers: readonly PasteBufferFacts[]): readonly PasteBufferFacts[] {
  let left = maxSavedBuffersBytes;
  return buffers
    .toReversed()
    .map((buffer) => {
      if (!buffer.isSaved) return buffer;
      const fits = buffer.bytes <= Math.min(left, maxSavedBufferBytes);
      if (fits) left -= buffer.bytes;
      return fits ? buffer : { ...buffer, isSaved: false };
    })
    .reverse();
}

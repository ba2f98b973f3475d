export { createInputDecoder, type InputDecoder } from './decoder.js';
export type { DecodedEvent, HostReport } from './event.js';

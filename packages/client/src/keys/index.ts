export { createInputDecoder } from './decoder.js';
export type { DecodedEvent, HostReport } from './event.js';

/** One long stream with everything a terminal is asked for: the hand-written ones, one after the other, on one screen. */
import { conformance } from './conformance.js';

export const demo = Object.entries(conformance)
  .map(([name, text]) => `\x1b[m\x1b[H\x1b[2J\x1b[1m${name}\x1b[m\r\n${text}`)
  .join('');

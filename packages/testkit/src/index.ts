export { type HostileStream, hostileStream, seededRandom } from './hostile.js';
export { checkOutput, type GrammarViolation, type OutputProfile } from './output-grammar.js';
export { rowText, screenText } from './screen-text.js';
export { type Picture, renderSvg } from './svg/render.js';

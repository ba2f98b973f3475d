/** What scripts/claude-accuracy.mjs is made of. */
export { claudeRuleSet } from '@ccmux/claude';
export { parseCast } from '../admin/explain/cast.js';
export { replay } from '../admin/explain/replay.js';
export { accuracyOf } from './accuracy.js';

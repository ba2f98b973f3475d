export { createXtermEmulator, restoreXtermEmulator } from './emulator.js';
export { FloodBudget, type FloodLimits } from './flood-budget.js';
export type { XtermEmulatorOptions } from './options.js';

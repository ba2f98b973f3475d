export { createXtermEmulator, type XtermEmulatorOptions } from './emulator.js';
export { FloodBudget, type FloodLimits } from './flood-budget.js';

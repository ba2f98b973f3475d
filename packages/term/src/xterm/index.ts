export { createXtermEmulator, type XtermEmulatorOptions } from './emulator.js';

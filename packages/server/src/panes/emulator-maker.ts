/** How panes get their emulators. */
import { createXtermEmulator, restoreXtermEmulator, type XtermEmulatorOptions } from '@ccmux/term/xterm';
import type { EmulatorMaker } from '../watchdog/guarded-emulator.js';

export const emulatorMaker = (options: Omit<XtermEmulatorOptions, 'events' | 'size'>): EmulatorMaker => ({
  fresh: (size, events) => createXtermEmulator({ ...options, size, events }),
  fromImage: (image, events) => {
    const restored = restoreXtermEmulator(image, { ...options, events });
    return restored.ok ? restored.value : undefined;
  },
});

/** What an owner needs to know of the state of xterm.js: the cursor, and how input is encoded. Reads, changes nothing. */
import type { Cursor, InputModes, ProgramModes } from '../emulator/port.js';
import type { Internals } from './internals.js';
import type { KeyboardProtocol } from './keyboard-protocol.js';
import { onAlternateScreen, type ReportedModes } from './queries.js';

const mouseTracking: Readonly<Record<string, InputModes['mouseTracking']>> = {
  X10: 'x10',
  VT200: 'vt200',
  DRAG: 'drag',
  ANY: 'any',
};
const mouseEncoding: Readonly<Record<string, InputModes['mouseEncoding']>> = { SGR: 'sgr', SGR_PIXELS: 'sgr-pixels' };

export function cursorOf({ bufferService, coreService, options }: Internals): Cursor {
  const { buffer, cols } = bufferService;
  const { cursorStyle, cursorBlink } = coreService.decPrivateModes;
  return {
    x: Math.min(buffer.x, cols - 1),
    y: buffer.y,
    visible: !coreService.isCursorHidden,
    shape: cursorStyle,
    blink: cursorBlink ?? options.cursorBlink,
  };
}

export function inputModesOf(internals: Internals, keyboard: KeyboardProtocol, reported: ReportedModes): ProgramModes {
  const { bufferService, coreService, mouse } = internals;
  const { active, normal } = bufferService.buffers;
  const modes = coreService.decPrivateModes;
  const alternateScreen = onAlternateScreen(internals);
  return {
    applicationCursor: modes.applicationCursorKeys,
    applicationKeypad: modes.applicationKeypad,
    bracketedPaste: modes.bracketedPasteMode,
    focusEvents: modes.sendFocus,
    mouseTracking: mouseTracking[mouse.activeProtocol] ?? 'none',
    mouseEncoding: mouseEncoding[mouse.activeEncoding] ?? 'default',
    kittyFlags: keyboard.stack(alternateScreen).flags,
    modifyOtherKeys: keyboard.modifyOtherKeys,
    alternateScreen,
    alternateScroll: reported.alternateScroll,
    insert: coreService.modes.insertMode,
    origin: modes.origin,
    wrap: modes.wraparound,
    scrollRegion: { top: active.scrollTop, bottom: active.scrollBottom },
    covered: alternateScreen ? { x: normal.x, y: normal.y } : undefined,
    get tabStops() {
      return Object.entries(active.tabs).flatMap(([x, isSet]) =>
        isSet === true && Number(x) < bufferService.cols ? [Number(x)] : [],
      );
    },
  };
}

/** All that an emulator remembers, read from its parts and put into those of another that is new. */
import type { Size } from '@ccmux/core';
import type { CharsetState, EmulatorState, ModeState, PenState } from '../image/state.js';
import type { Sanitizer } from '../sanitize/sanitizer.js';
import { bgPrompt } from '../screen/cell.js';
import { charsetName, charsetNamed } from './charset-names.js';
import { enterString, stringSoFar } from './image-parser.js';
import { restoreScreen, saveScreen } from './image-screen.js';
import type { Internals } from './internals.js';
import type { KeyboardProtocol } from './keyboard-protocol.js';
import type { LinkMemory } from './link-memory.js';
import { linkOf, type SharedLinks } from './links.js';
import { onAlternateScreen } from './queries.js';
import type { Scrollback } from './scrollback.js';

export interface EmulatorParts {
  readonly internals: Internals;
  readonly sanitizer: Sanitizer;
  readonly scrollback: Scrollback;
  readonly keyboard: KeyboardProtocol;
  readonly reported: { alternateScroll: boolean };
  readonly prompts: { isNext: boolean };
  readonly links: SharedLinks;
  readonly linkMemory: LinkMemory;
}

export function saveState(size: Size, parts: EmulatorParts): EmulatorState {
  const { internals, linkMemory } = parts;
  const { input, bufferService, parser } = internals;
  const history = parts.scrollback.save();
  const sanitizer = parts.sanitizer.save();
  return {
    size: { cols: size.cols, rows: size.rows },
    parse: {
      sanitizer,
      joinState: parser.precedingJoinState,
      string: stringSoFar(internals, sanitizer.reader.open),
    },
    pen: penOf(parts),
    modes: modesOf(parts),
    titles: {
      title: input._windowTitle,
      icon: input._iconName,
      titles: input._windowTitleStack,
      icons: input._iconNameStack,
    },
    charsets: charsetsOf(internals),
    keyboard: parts.keyboard.save(),
    links: { shared: parts.links.all, length: linkMemory.length, refused: linkMemory.refused },
    onAlternate: onAlternateScreen(internals),
    normal: saveScreen(internals, bufferService.buffers.normal),
    alternate: saveScreen(internals, bufferService.buffers.alt),
    history,
  };
}

/** With the mark that the next cell gets. */
function penOf({ internals: { input }, prompts }: EmulatorParts): PenState {
  const { fg, bg, extended } = input._curAttrData;
  return {
    fg: fg >>> 0,
    bg: (bg | (prompts.isNext ? bgPrompt : 0)) >>> 0,
    extended: { bits: extended._ext >>> 0, link: linkOf(extended) },
  };
}

function modesOf({ internals, reported }: EmulatorParts): ModeState {
  const { coreService, options, mouse } = internals;
  return {
    ...coreService.decPrivateModes,
    insertMode: coreService.modes.insertMode,
    isCursorHidden: coreService.isCursorHidden,
    convertEol: options.convertEol,
    cursorBlinkMode: options.cursorBlink,
    alternateScroll: reported.alternateScroll,
    // SAFETY: xterm.js has these protocols and encodings and no others; setting another throws.
    mouseProtocol: mouse.activeProtocol as ModeState['mouseProtocol'],
    mouseEncoding: mouse.activeEncoding as ModeState['mouseEncoding'],
  };
}

function charsetsOf(internals: Internals): CharsetState {
  const { charset, glevel, _charsets } = internals.charset;
  return {
    current: charsetName(internals, charset),
    level: glevel,
    designated: [0, 1, 2, 3].map((g) => charsetName(internals, _charsets[g])),
  };
}

/** `parts` are those of a new emulator of the size in the state. */
export function restoreState(state: EmulatorState, parts: EmulatorParts): void {
  const { internals, linkMemory } = parts;
  const { input, bufferService, parser } = internals;
  const { normal, alt } = bufferService.buffers;
  restoreScreen(internals, normal, state.normal);
  if (state.onAlternate) bufferService.buffers.activateAltBuffer();
  restoreScreen(internals, alt, state.alternate);
  parts.scrollback.restore(state.history);
  restorePen(internals, state.pen);
  parts.prompts.isNext = (state.pen.bg & bgPrompt) !== 0;
  restoreModes(parts, state.modes);
  restoreCharsets(internals, state.charsets);
  input._windowTitle = state.titles.title;
  input._iconName = state.titles.icon;
  input._windowTitleStack = [...state.titles.titles];
  input._iconNameStack = [...state.titles.icons];
  parts.keyboard.restore(state.keyboard);
  parts.links.restore(state.links.shared);
  linkMemory.length = state.links.length;
  linkMemory.refused = state.links.refused;
  const { sanitizer, string, joinState } = state.parse;
  parts.sanitizer.restore(sanitizer);
  enterString(internals, sanitizer.reader.open, string);
  parser.precedingJoinState = joinState;
}

function restorePen({ input }: Internals, { fg, bg, extended }: PenState): void {
  const pen = input._curAttrData;
  pen.fg = fg;
  pen.bg = bg & ~bgPrompt;
  pen.extended = pen.extended.clone();
  pen.extended.ext = extended.bits;
  pen.extended.urlId = extended.link ?? 0;
}

function restoreModes({ internals, reported }: EmulatorParts, state: ModeState): void {
  const { coreService, options, mouse } = internals;
  const { insertMode, isCursorHidden, convertEol, cursorBlinkMode, alternateScroll, mouseProtocol, mouseEncoding, ...modes } =
    state;
  Object.assign(coreService.decPrivateModes, modes);
  coreService.modes.insertMode = insertMode;
  coreService.isCursorHidden = isCursorHidden;
  options.convertEol = convertEol;
  options.cursorBlink = cursorBlinkMode;
  reported.alternateScroll = alternateScroll;
  mouse.activeProtocol = mouseProtocol;
  mouse.activeEncoding = mouseEncoding;
}

function restoreCharsets(internals: Internals, { current, level, designated }: CharsetState): void {
  const { charset } = internals;
  charset.charset = charsetNamed(internals, current);
  charset.glevel = level;
  charset._charsets = designated.map((name) => charsetNamed(internals, name));
}

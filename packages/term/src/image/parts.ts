/** The parts of an image but for its lines, field by field. The order of the fields is the format. */
import type { RawExtended } from '../history/extended.js';
import { maxSequenceLength } from '../sanitize/held-sequence.js';
import type { ReaderState } from '../sanitize/reader-state.js';
import type { SanitizerState } from '../sanitize/sanitizer.js';
import { isLink } from '../screen/link.js';
import { bytes, type Codec, flag, link, list, oneOf, optional, record, signed, text, uint, word } from './codec.js';
import type {
  Charset,
  CharsetState,
  FlagStackState,
  KeyboardState,
  LinkState,
  ModeState,
  ParseState,
  PenState,
  SavedCursorState,
  TitleState,
} from './state.js';

/** Longer than any control string that the sanitizer lets through. */
const maxText = 1024 * 1024;
const maxLinks = 1024 * 1024;
/** Deeper than any stack of titles or keyboard flags. */
const maxStack = 64;
/** Larger than any position; saved ones may lie outside of the screen. */
const maxPosition = 0x3fffffff;

export const extended: Codec<RawExtended> = record({ bits: word, link });

const reader = record<ReaderState>({
  state: uint(6),
  open: oneOf(0, 0x5d, 0x50),
  belEnds: flag,
  codePoint: word,
  characterLength: uint(4),
  missing: uint(3),
  held: bytes(maxSequenceLength + 1),
  phase: uint(3),
});

const sanitizer = record<SanitizerState>({ tail: bytes(3), payloadLength: word, reader });

export const parse = record<ParseState>({ sanitizer, joinState: uint(0xfffff), string: text(maxText) });

export const pen = record<PenState>({ fg: word, bg: word, extended });

export const modes = record<ModeState>({
  applicationCursorKeys: flag,
  applicationKeypad: flag,
  bracketedPasteMode: flag,
  origin: flag,
  reverseWraparound: flag,
  sendFocus: flag,
  synchronizedOutput: flag,
  wraparound: flag,
  insertMode: flag,
  convertEol: flag,
  isCursorHidden: flag,
  cursorStyle: oneOf(undefined, 'block', 'underline', 'bar'),
  cursorBlink: optional(flag),
  cursorBlinkMode: flag,
  alternateScroll: flag,
  mouseProtocol: oneOf('NONE', 'X10', 'VT200', 'DRAG', 'ANY'),
  mouseEncoding: oneOf('DEFAULT', 'SGR', 'SGR_PIXELS'),
});

export const titles = record<TitleState>({
  title: text(maxText),
  icon: text(maxText),
  titles: list(text(maxText), maxStack),
  icons: list(text(maxText), maxStack),
});

const charset = oneOf<Charset>(undefined, '0', 'A', '4', 'C', 'R', 'Q', 'K', 'Y', 'E', 'Z', 'H', '=');

export const charsets = record<CharsetState>({ current: charset, level: uint(3), designated: list(charset, 4) });

const flagStack = record<FlagStackState>({ flags: uint(0x1f), saved: list(uint(0x1f), maxStack) });

export const keyboard = record<KeyboardState>({ main: flagStack, alternate: flagStack, modifyOtherKeys: oneOf(0, 1, 2) });

const definedLink: Codec<NonNullable<RawExtended['link']>> = {
  write: link.write,
  read: (source) => {
    const value = link.read(source);
    if (value === undefined) source.fail('a link is missing');
    return value ?? { uri: '', id: '' };
  },
};

export const links = record<LinkState>({ shared: list(definedLink, maxLinks), length: word, refused: word });

export const savedCursor = record<SavedCursorState>({
  x: uint(maxPosition),
  y: signed(maxPosition),
  fg: word,
  bg: word,
  charset,
});

const linkText = record<NonNullable<RawExtended['link']>>({ uri: text(maxText), id: text(maxText) });

/** Links themselves, which everything else refers to by number. */
export const linkTable = list<NonNullable<RawExtended['link']>>(
  {
    write: linkText.write,
    read: (source) => {
      const value = linkText.read(source);
      if (!isLink(value)) source.fail('a link is none');
      return value;
    },
  },
  maxLinks,
);

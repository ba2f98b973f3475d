/**
 * What the host terminal can do, and how that is told from what its environment says. Pure: nothing is asked of
 * the terminal here. What a terminal lacks is degraded by the painter; a capability is never a reason to fail.
 */

/** How many colours the host shows; `mono`: none. */
export type Colours = 'truecolor' | 256 | 16 | 8 | 'mono';

export interface Capabilities {
  readonly colours: Colours;
  readonly italic: boolean;
  readonly dim: boolean;
  readonly strike: boolean;
  readonly overline: boolean;
  /** `SGR 4:n`; else every underline is a single one. */
  readonly styledUnderlines: boolean;
  /** `SGR 58`. */
  readonly underlineColour: boolean;
  /** OSC 8. */
  readonly hyperlinks: boolean;
  /** DEC private mode 2026. */
  readonly syncOutput: boolean;
  /** DECSCUSR. */
  readonly cursorShape: boolean;
  /** Attributes can be switched off one by one (SGR 22–29, 39, 49); else only all at once (SGR 0). */
  readonly attributesOff: boolean;
  /** Erasing fills with the current background. */
  readonly backgroundErase: boolean;
  /** `CSI n X`. */
  readonly eraseCharacters: boolean;
  /** `CSI n G`: another column of the same row. */
  readonly columnAddress: boolean;
  /** xterm's private modes and OSC sequences: alternate screen, mouse, focus, bracketed paste, titles. */
  readonly xtermModes: boolean;
  /** Kitty keyboard protocol and modifyOtherKeys may be asked for; unknown ones are ignored by the host. */
  readonly keyboardProtocols: boolean;
  /** How it shows notifications outside of its window; undefined: not at all, as far as is known. */
  readonly notifications: 'osc9' | 'osc777' | 'osc99' | undefined;
}

const everything: Capabilities = {
  colours: 'truecolor',
  italic: true,
  dim: true,
  strike: true,
  overline: true,
  styledUnderlines: true,
  underlineColour: true,
  hyperlinks: true,
  syncOutput: true,
  cursorShape: true,
  attributesOff: true,
  backgroundErase: true,
  eraseCharacters: true,
  columnAddress: true,
  xtermModes: true,
  keyboardProtocols: true,
  notifications: undefined,
};

/** A terminal of the xterm family about whose newer features nothing is known. */
const xtermLike: Capabilities = { ...everything, colours: 256, styledUnderlines: false, underlineColour: false };

const screenLike: Capabilities = {
  ...xtermLike,
  italic: false,
  strike: false,
  overline: false,
  hyperlinks: false,
  syncOutput: false,
  backgroundErase: false,
  keyboardProtocols: false,
};

const linuxConsole: Capabilities = {
  ...screenLike,
  colours: 8,
  dim: false,
  cursorShape: false,
  backgroundErase: true,
  xtermModes: false,
};

const dumb: Capabilities = {
  ...linuxConsole,
  colours: 'mono',
  attributesOff: false,
  backgroundErase: false,
  eraseCharacters: false,
  columnAddress: false,
};

/** What the environment says of the terminal. Every field may be missing or wrong. */
export interface TerminalFacts {
  readonly term: string | undefined;
  readonly colorterm?: string | undefined;
  readonly termProgram?: string | undefined;
  /** What the person says that it can do besides; names that tmux has for them; unknown ones change nothing. */
  readonly features?: readonly string[];
}

/** Features that a person may name, as tmux calls them. */
const features: Readonly<Record<string, Partial<Capabilities>>> = {
  256: { colours: 256 },
  RGB: { colours: 'truecolor' },
  extkeys: { keyboardProtocols: true },
  hyperlinks: { hyperlinks: true },
  overline: { overline: true },
  strikethrough: { strike: true },
  sync: { syncOutput: true },
  usstyle: { styledUnderlines: true, underlineColour: true },
};

/** What of tmux's features a terminal has, in the order of their names. */
export function featuresOf(c: Capabilities): readonly string[] {
  const has: Readonly<Record<string, boolean>> = {
    256: c.colours === 256 || c.colours === 'truecolor',
    RGB: c.colours === 'truecolor',
    bpaste: c.xtermModes,
    clipboard: c.xtermModes,
    cstyle: c.cursorShape,
    extkeys: c.keyboardProtocols,
    focus: c.xtermModes,
    hyperlinks: c.hyperlinks,
    mouse: c.xtermModes,
    overline: c.overline,
    strikethrough: c.strike,
    sync: c.syncOutput,
    title: c.xtermModes,
    usstyle: c.styledUnderlines,
  };
  return Object.keys(has).filter((name) => has[name] === true);
}

const modern = /^(xterm-(kitty|ghostty)|alacritty|foot|wezterm|ghostty|contour|rio)/;

/**
 * The capabilities to assume. `COLORTERM=truecolor` on a terminal of the xterm family stands for everything: the
 * terminals that set it have all of it or ignore what they lack.
 */
export function detectCapabilities(facts: TerminalFacts): Capabilities {
  const named = detectByName(facts);
  let found = named.xtermModes ? { ...named, notifications: notificationsOf(facts) } : named;
  for (const name of facts.features ?? []) {
    const more = features[name] ?? {};
    // 256 colours are no less than all of them.
    if (found.colours !== 'truecolor' || more.colours !== 256) found = { ...found, ...more };
  }
  return found;
}

/** Terminals that show notifications, by what they call themselves; within another multiplexer nothing gets through. */
function notificationsOf({ term = '', termProgram = '' }: TerminalFacts): Capabilities['notifications'] {
  if (/^(screen|tmux)/.test(term)) return undefined;
  if (/kitty/.test(term)) return 'osc99';
  if (/ghostty|^foot|^rxvt|wezterm/.test(term) || /^(ghostty|WezTerm)$/.test(termProgram)) return 'osc777';
  return termProgram === 'iTerm.app' ? 'osc9' : undefined;
}

function detectByName(facts: TerminalFacts): Capabilities {
  const term = (facts.term ?? '').toLowerCase();
  const truecolor = /^(truecolor|24bit)$/i.test(facts.colorterm ?? '') || term.endsWith('-direct');
  if (/^(linux|con\d+|cons25)/.test(term)) return linuxConsole;
  if (/^screen/.test(term)) return { ...screenLike, colours: truecolor ? 'truecolor' : paletteOf(term) };
  if (/^tmux/.test(term)) {
    return {
      ...screenLike,
      italic: true,
      strike: true,
      backgroundErase: true,
      colours: truecolor ? 'truecolor' : paletteOf(term),
    };
  }
  if (modern.test(term)) return everything;
  if (!/^(xterm|rxvt|vte|gnome|konsole|st-|st$|mintty|iterm|putty|mlterm|eterm|nsterm|terminator)/.test(term))
    return unknown(term);
  if (facts.termProgram === 'Apple_Terminal') return { ...xtermLike, overline: false, hyperlinks: false };
  return truecolor ? everything : { ...xtermLike, colours: paletteOf(term) };
}

/** Terminals of the xterm family without a number in their name have 256 colours today, except those that say 16. */
function paletteOf(term: string): Colours {
  if (/mono$|-m$/.test(term)) return 'mono';
  if (/16color/.test(term)) return 16;
  return /^(screen|tmux)/.test(term) && !/256color/.test(term) ? 8 : 256;
}

const unknown = (term: string): Capabilities => (/256color/.test(term) ? { ...linuxConsole, colours: 256 } : ansiOrDumb(term));

const ansiOrDumb = (term: string): Capabilities =>
  /^(ansi|cygwin|vt[2-9]\d\d|pcansi)/.test(term) ? { ...dumb, colours: /^vt/.test(term) ? 'mono' : 8 } : dumb;

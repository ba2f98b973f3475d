/**
 * tmux's style language: `fg=red,bg=colour236,bold,noreverse`, and with it the terms that lay out a status line
 * (`align=`, `list=`, `range=`, `fill=`, `push-default`). Reads them; what they do to a line is in draw.ts.
 */
import { err, ok, type Result } from '../result.js';
import type { Colour, Style, Underline } from '../style.js';
import { parseColour } from './colour.js';

export type Align = 'default' | 'left' | 'centre' | 'right' | 'absolute-centre';
export type ListTerm = 'off' | 'on' | 'focus' | 'left-marker' | 'right-marker';

/** What a click on a part of a line is about. `argument`: an index or id as it was written, '' for none. */
export interface RangeTerm {
  readonly kind: 'left' | 'right' | 'window' | 'pane' | 'session' | 'user';
  readonly argument: string;
}

/** A style with everything that its terms said; terms that were not given keep what was before. */
export interface StyleState {
  readonly style: Style;
  readonly align: Align;
  readonly list: ListTerm;
  readonly range: RangeTerm | undefined;
  readonly fill: Colour | undefined;
  /** Of this text alone: whether `default` has a new meaning from here on. */
  readonly defaults: 'push' | 'pop' | undefined;
  /** Styles behind this one are shown as they are written. */
  readonly ignore: boolean;
}

export const stateOf = (style: Style): StyleState => ({
  style,
  align: 'default',
  list: 'off',
  range: undefined,
  fill: undefined,
  defaults: undefined,
  ignore: false,
});

type Flag = 'bold' | 'dim' | 'italic' | 'blink' | 'reverse' | 'hidden' | 'strikethrough' | 'overline';

const FLAGS: Readonly<Record<string, Flag>> = {
  bright: 'bold',
  bold: 'bold',
  dim: 'dim',
  italics: 'italic',
  blink: 'blink',
  reverse: 'reverse',
  hidden: 'hidden',
  strikethrough: 'strikethrough',
  overline: 'overline',
};

const UNDERLINES: Readonly<Record<string, Underline>> = {
  underscore: 1,
  'double-underscore': 2,
  'curly-underscore': 3,
  'dotted-underscore': 4,
  'dashed-underscore': 5,
};

const NO_ATTRIBUTES = {
  bold: false,
  dim: false,
  italic: false,
  underline: 0,
  blink: false,
  reverse: false,
  hidden: false,
  strikethrough: false,
  overline: false,
} as const;

/** Terms that are valid and change nothing here: alternate characters, and sizes of things that have none. */
const WITHOUT_EFFECT = /^(acs|noacs|noattr|width=\d+%?|pad=\d+)$/;

/**
 * Applies the terms to `start` one after another. `default` goes back to `base`, and so do `fg=default` and
 * `bg=default` for one colour. The error is `invalid style: TEXT`, as tmux says it.
 */
export function parseStyle(text: string, base: Style, start: Style = base): Result<Style, string> {
  const state = parseStyleState(text, base, stateOf(start));
  return state.ok ? ok(state.value.style) : state;
}

/** As `parseStyle`, with the terms that are about layout. */
export function parseStyleState(text: string, base: Style, start: StyleState): Result<StyleState, string> {
  let state: StyleState = { ...start, defaults: undefined };
  for (const term of text.split(/[ ,\n]+/)) {
    if (term === '') continue;
    const next = applyTerm(term, base, state);
    if (!next) return err(`invalid style: ${text}`);
    state = next;
  }
  return ok(state);
}

function applyTerm(written: string, base: Style, state: StyleState): StyleState | undefined {
  const term = written.toLowerCase();
  const simple = SIMPLE[term];
  if (simple) return { ...state, ...simple };
  const [name, value] = split(term);
  switch (name) {
    case 'default':
      return { ...state, style: base };
    case 'none':
      return { ...state, style: { ...state.style, ...NO_ATTRIBUTES } };
    case 'range': {
      const range = parseRange(split(written)[1]);
      return range && { ...state, range };
    }
    case 'fg':
    case 'bg':
    case 'us':
    case 'fill':
      return applyColour(name, value, base, state);
  }
  if (WITHOUT_EFFECT.test(term)) return state;
  const style = applyAttributes(term, state.style);
  return style && { ...state, style };
}

/** Terms without a value of their own. */
const SIMPLE: Readonly<Record<string, Partial<StyleState>>> = {
  'align=left': { align: 'left' },
  'align=centre': { align: 'centre' },
  'align=right': { align: 'right' },
  'align=absolute-centre': { align: 'absolute-centre' },
  noalign: { align: 'default' },
  'list=on': { list: 'on' },
  'list=focus': { list: 'focus' },
  'list=left-marker': { list: 'left-marker' },
  'list=right-marker': { list: 'right-marker' },
  nolist: { list: 'off' },
  norange: { range: undefined },
  'push-default': { defaults: 'push' },
  'pop-default': { defaults: 'pop' },
  'set-default': {},
  ignore: { ignore: true },
  noignore: { ignore: false },
};

function split(term: string): [name: string, value: string] {
  const at = term.indexOf('=');
  return at < 0 ? [term, ''] : [term.slice(0, at), term.slice(at + 1)];
}

function parseRange(text: string): RangeTerm | undefined {
  const [kind = '', argument] = text.split('|');
  switch (kind) {
    case 'left':
    case 'right':
      return argument === undefined ? { kind, argument: '' } : undefined;
    case 'window':
      return /^\d+$/.test(argument ?? '') ? { kind, argument: argument! } : undefined;
    case 'pane':
      return /^%\d+$/.test(argument ?? '') ? { kind, argument: argument! } : undefined;
    case 'session':
      return /^\$\d+$/.test(argument ?? '') ? { kind, argument: argument! } : undefined;
    case 'user':
      return argument ? { kind, argument } : undefined;
    default:
      return undefined;
  }
}

function applyColour(place: 'fg' | 'bg' | 'us' | 'fill', name: string, base: Style, state: StyleState): StyleState | undefined {
  const colour = parseColour(name);
  if (!colour) return undefined;
  const isTerminal = name === 'terminal';
  if (place === 'fill') return { ...state, fill: colour.kind === 'default' && !isTerminal ? undefined : colour };
  const useBase = colour.kind === 'default' && !isTerminal;
  return { ...state, style: { ...state.style, [place]: useBase ? base[place] : colour } };
}

/** One or more attributes joined by `|`, as tmux prints them, or `no` and those; undefined when one is unknown. */
function applyAttributes(term: string, style: Style): Style | undefined {
  const off = term.startsWith('no');
  let next = style;
  for (const name of (off ? term.slice(2) : term).split('|')) {
    const flag = FLAGS[name];
    const underline = UNDERLINES[name];
    if (flag) next = { ...next, [flag]: !off };
    else if (underline === undefined) return name === 'acs' ? next : undefined;
    else if (!off) next = { ...next, underline };
    else if (underline === 1 || next.underline === underline) next = { ...next, underline: 0 };
  }
  return next;
}

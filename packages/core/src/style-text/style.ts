/** tmux's style language: `fg=red,bg=colour236,bold,noreverse`. Layout terms in it are read and left to others. */
import { err, ok, type Result } from '../result.js';
import type { Style } from '../style.js';
import { parseColour } from './colour.js';

type Attribute = 'bold' | 'dim' | 'italic' | 'underline' | 'reverse';

/** Attributes that `Style` has; several underline styles become an underline. */
const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  bright: 'bold',
  bold: 'bold',
  dim: 'dim',
  underscore: 'underline',
  'double-underscore': 'underline',
  'curly-underscore': 'underline',
  'dotted-underscore': 'underline',
  'dashed-underscore': 'underline',
  reverse: 'reverse',
  italics: 'italic',
};

/** Attributes and terms of tmux that are valid and have no effect on a `Style`. */
const WITHOUT_EFFECT =
  /^(blink|hidden|overline|strikethrough|acs|noattr|ignore|noignore|nolist|norange|noalign|(push|pop|set)-default|newline|list=(on|focus|left-marker|right-marker)|range=.+|align=(left|centre|right|absolute-centre)|width=\d+%?|pad=\d+)$/;

const NO_ATTRIBUTES = { bold: false, dim: false, italic: false, underline: false, reverse: false };

/**
 * Applies the terms to `start` one after another. `default` goes back to `base`, and so do `fg=default` and
 * `bg=default` for one colour. The error is `invalid style: TEXT`, as tmux says it.
 */
export function parseStyle(text: string, base: Style, start: Style = base): Result<Style, string> {
  let style = start;
  for (const term of text.split(/[ ,\n]+/)) {
    if (term === '') continue;
    const next = applyTerm(term.toLowerCase(), base, style);
    if (!next) return err(`invalid style: ${text}`);
    style = next;
  }
  return ok(style);
}

function applyTerm(term: string, base: Style, style: Style): Style | undefined {
  if (term === 'default') return base;
  if (term === 'none') return { ...style, ...NO_ATTRIBUTES };
  const colour = /^(fg|bg|us|fill)=(.+)$/.exec(term);
  if (colour) return applyColour(colour[1]!, colour[2]!, base, style);
  if (WITHOUT_EFFECT.test(term)) return style;
  const on = attributesOf(term);
  if (on) return { ...style, ...Object.fromEntries(on.map((name) => [name, true])) };
  const off = term.startsWith('no') ? attributesOf(term.slice(2)) : undefined;
  return off && { ...style, ...Object.fromEntries(off.map((name) => [name, false])) };
}

function applyColour(place: string, name: string, base: Style, style: Style): Style | undefined {
  const colour = parseColour(name);
  if (!colour) return undefined;
  if (place !== 'fg' && place !== 'bg') return style;
  const useBase = colour.kind === 'default' && name !== 'terminal';
  return { ...style, [place]: useBase ? base[place] : colour };
}

/** One or more attributes joined by `|`, as tmux prints them; undefined when one is unknown. */
function attributesOf(term: string): Attribute[] | undefined {
  const found: Attribute[] = [];
  for (const name of term.split('|')) {
    const attribute = ATTRIBUTES[name];
    if (attribute) found.push(attribute);
    else if (!/^(blink|hidden|overline|strikethrough|acs)$/.test(name)) return undefined;
  }
  return found;
}

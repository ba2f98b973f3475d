/** Text with embedded styles as spans, and cutting spans to a width. Owns no Unicode tables: see `Measure`. */
import type { Span, Style } from '../style.js';
import { type Measure, textWidth } from './measure.js';
import { parseStyle } from './style.js';
import { styledTokens } from './tokens.js';

/** Characters that would move the cursor or be taken as a control sequence are not shown. */
const CONTROL = /[\x00-\x1f\x7f-\x9f]/g;

/**
 * Splits `a#[fg=red]b#[default]c` into runs of one style each, starting in `base`. Invalid styles change nothing.
 * `push-default` makes the style before it what `default` means until `pop-default`.
 */
export function parseSpans(text: string, base: Style): Span[] {
  const spans: Span[] = [];
  let style = base;
  let fallback = base;
  let run = '';
  const finish = () => {
    if (run !== '') spans.push({ text: run, style });
    run = '';
  };
  for (const token of styledTokens(text)) {
    if (token.kind === 'text') {
      run += token.text.replace(CONTROL, '');
      continue;
    }
    const parsed = parseStyle(token.style, fallback, style);
    if (!parsed.ok) continue;
    finish();
    const terms = token.style.toLowerCase().split(/[ ,\n]+/);
    if (terms.includes('push-default')) fallback = style;
    else if (terms.includes('pop-default')) fallback = base;
    style = parsed.value;
  }
  finish();
  return spans;
}

/** Columns the spans take. */
export const spansWidth = (spans: readonly Span[], measure: Measure): number =>
  spans.reduce((sum, span) => sum + textWidth(span.text, measure), 0);

/** The part of the spans that fits into `width` columns from the left; a wide character is not cut in half. */
export function trimSpans(spans: readonly Span[], width: number, measure: Measure): Span[] {
  const kept: Span[] = [];
  let left = width;
  for (const span of spans) {
    let text = '';
    let full = false;
    for (const cluster of measure(span.text)) {
      full = cluster.width > left;
      if (full) break;
      text += cluster.text;
      left -= cluster.width;
    }
    if (text !== '') kept.push(text === span.text ? span : { text, style: span.style });
    if (full) break;
  }
  return kept;
}

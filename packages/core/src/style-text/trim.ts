/** Measuring and cutting text that still has its styles embedded. Styles take no columns and are always kept. */
import { type Measure, textWidth } from './measure.js';
import { type StyledToken, styledTokens } from './tokens.js';

/** Columns the text takes once its styles are applied. */
export function styledWidth(text: string, measure: Measure): number {
  let width = 0;
  for (const token of styledTokens(text)) if (token.kind === 'text') width += textWidth(token.text, measure);
  return width;
}

/** The first `limit` columns, with the styles up to there. */
export function trimLeft(text: string, limit: number, measure: Measure): string {
  let out = '';
  let width = 0;
  for (const token of styledTokens(text)) {
    if (width >= limit) break;
    for (const piece of pieces(token, measure)) {
      if (width + piece.width <= limit) out += piece.source;
      width += piece.width;
    }
  }
  return out;
}

/** The last `limit` columns, with all styles. */
export function trimRight(text: string, limit: number, measure: Measure): string {
  const skip = styledWidth(text, measure) - limit;
  if (skip <= 0) return text;
  let out = '';
  let width = 0;
  for (const token of styledTokens(text)) {
    for (const piece of pieces(token, measure)) {
      if (width >= skip || token.kind === 'style') out += piece.source;
      width += piece.width;
    }
  }
  return out;
}

function* pieces(token: StyledToken, measure: Measure): Iterable<{ source: string; width: number }> {
  if (token.kind === 'style') yield { source: token.source, width: 0 };
  else if (token.text !== token.source) yield { source: token.source, width: textWidth(token.text, measure) };
  else for (const cluster of measure(token.text)) yield { source: cluster.text, width: cluster.width };
}

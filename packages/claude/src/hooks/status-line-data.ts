/** What Claude tells its status line, as far as nothing else says it. Pure. Owns the reading; the file is made by `spool.ts`. */
import { asNumber, asObject, asText, type JsonObject } from '../json.js';

export interface StatusLineData {
  readonly sessionId: string;
  /** US dollars so far. */
  readonly cost: number | undefined;
  /** How much of the context is used, in percent. */
  readonly context: number | undefined;
}

/** Undefined for what no Claude told. */
export function statusLineData(told: JsonObject | undefined): StatusLineData | undefined {
  const sessionId = asText(told?.['session_id']);
  if (sessionId === undefined) return undefined;
  return {
    sessionId,
    cost: asNumber(asObject(told?.['cost'])?.['total_cost_usd']),
    context: asNumber(asObject(told?.['context_window'])?.['used_percentage']),
  };
}

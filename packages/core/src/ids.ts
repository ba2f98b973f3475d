/**
 * Ids of sessions (`$1`), windows (`@1`), panes (`%1`) and clients. An id is a number that is never reused
 * while a server's state lives; the sigil appears only in text that people and scripts see.
 */
import { err, ok, type Result } from './result.js';

declare const brand: unique symbol;
type Id<Name extends string> = number & { readonly [brand]: Name };

export type SessionId = Id<'session'>;
export type WindowId = Id<'window'>;
export type PaneId = Id<'pane'>;
export type ClientId = Id<'client'>;

/**
 * Brands a number that is known to be an id of that kind (fresh from the allocator or the wire).
 * SAFETY: a brand exists for the compiler only; the callers vouch for the kind.
 */
export const sessionId = (n: number): SessionId => n as SessionId;
export const windowId = (n: number): WindowId => n as WindowId;
export const paneId = (n: number): PaneId => n as PaneId;
export const clientId = (n: number): ClientId => n as ClientId;

export const formatSessionId = (id: SessionId): string => `$${id}`;
export const formatWindowId = (id: WindowId): string => `@${id}`;
export const formatPaneId = (id: PaneId): string => `%${id}`;

/** Parses the digits behind a sigil. `text` has the sigil in front, e.g. `%12`. */
function parse<T>(text: string, sigil: string, make: (n: number) => T): Result<T, string> {
  if (!text.startsWith(sigil) || !/^\d{1,9}$/.test(text.slice(1))) return err(text);
  return ok(make(Number(text.slice(1))));
}
export const parseSessionId = (text: string): Result<SessionId, string> => parse(text, '$', sessionId);
export const parseWindowId = (text: string): Result<WindowId, string> => parse(text, '@', windowId);
export const parsePaneId = (text: string): Result<PaneId, string> => parse(text, '%', paneId);

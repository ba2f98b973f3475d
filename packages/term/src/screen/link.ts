/** What may be the target of a hyperlink (OSC 8): checked before it is kept, wherever it comes from. */
import { hasControl } from './clean.js';

export interface Link {
  readonly uri: string;
  readonly id: string;
}

/** Longest target; browsers and terminals agree on about 2 000. A longer one is dropped: a cut address is a wrong one. */
const maxUriLength = 2048;
/** Longest `id=`; longer ones are dropped, the link stays. */
const maxIdLength = 256;
/** Schemes that a person may be sent to. Everything else (javascript:, data:, custom handlers) is shown as plain text. */
const scheme = /^(https?|ftps?|sftp|ssh|file|mailto):/i;

/** `params;URI`; undefined for the end of a link and for everything that is not shown as one. */
export function parseLink(data: string): Link | undefined {
  const at = data.indexOf(';');
  if (at < 0) return undefined;
  const uri = data.slice(at + 1);
  if (uri.length > maxUriLength || !scheme.test(uri) || hasControl(uri)) return undefined;
  const parameter = data
    .slice(0, at)
    .split(':')
    .find((p) => p.startsWith('id='));
  const id = parameter?.slice('id='.length) ?? '';
  return { uri, id: id.length > maxIdLength || hasControl(id) ? '' : id };
}

/** Whether `parseLink` could have returned it. */
export function isLink({ uri, id }: Link): boolean {
  const again = parseLink(`${id === '' ? '' : `id=${id}`};${uri}`);
  return again?.uri === uri && again.id === id;
}

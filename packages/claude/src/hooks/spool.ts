/**
 * How what hooks are told comes to the server: each hook is a few words of `sh` that write its standard input, one JSON
 * payload, to a file beside the others and give it its name when it is whole:
 *
 *     <spool>/<number of the pane>.<event>.<number of the hook's process>.json
 *
 * so nothing is lost while no server is there, and nobody reads half of one. The event is as Claude names it; the file's time
 * says when. What a status line is told goes to a folder beside it, in which each pane has one file, the latest:
 *
 *     <folder>/<number of the pane>.json
 *
 * Owns the names and the words.
 */
import { quoted } from '../launch/shell-words.js';

/** Prints nothing and never fails: what a hook prints, a model may read, and its failure a person. */
export const hookCommand = (spool: string, pane: number, event: string): string =>
  `${write(spool, `${pane}.${event}.$$.json`, 'cat')}; exit 0`;

/** Of a status line, whose output is what `theirs` prints; nothing without. */
export function statusLineCommand(folder: string, pane: number, theirs: string): string {
  const keep = `(${write(folder, statusLineFile(pane), `printf %s "$d"`)})`;
  const show = theirs === '' ? '' : `; printf %s "$d" | sh -c ${quoted(theirs)}`;
  return `d=$(cat); ${keep}${show}`;
}

/** Name of the file in which the latest data of a pane's status line is. */
export const statusLineFile = (pane: number): string => `${pane}.json`;

const write = (spool: string, name: string, source: string): string => {
  const folder = quoted(spool);
  const draft = `${folder}/.$$`;
  return `{ umask 077; ${source} >${draft} && mv ${draft} ${folder}/${name} || rm -f ${draft}; } 2>/dev/null`;
};

export interface SpoolName {
  readonly pane: number;
  readonly event: string;
}

/** Undefined for a file that no hook of ours wrote. */
export function parseSpoolName(name: string): SpoolName | undefined {
  const [, pane, event] = /^(\d+)\.([A-Za-z]+)\.\d+\.json$/.exec(name) ?? [];
  return pane === undefined || event === undefined ? undefined : { pane: Number(pane), event };
}

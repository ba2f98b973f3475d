/** `-l` and `-p`: how large the new pane of a split shall be. */
import { err, ok, type ParsedArgs, type Result, type SplitSize } from '@ccmux/core';
import { wholeNumber } from './flags.js';

const most = 0x7fffffff;

/** As split-window takes it: what is larger than there is room counts as all of it. */
export function splitSize(args: ParsedArgs): Result<SplitSize | undefined, string> {
  const [cells, percent] = [args.value('l'), args.value('p')];
  if (cells?.endsWith('%')) {
    const share = wholeNumber('percentage', cells.slice(0, -1), 0, most);
    return share.ok ? ok({ kind: 'percent', percent: share.value }) : share;
  }
  if (cells !== undefined) {
    const size = wholeNumber('lines', cells, 0, most);
    return size.ok ? ok({ kind: 'cells', cells: size.value }) : size;
  }
  if (percent === undefined) return ok(undefined);
  const share = wholeNumber('-p', percent, 0, most);
  return share.ok ? ok({ kind: 'percent', percent: share.value }) : err(`create pane failed: ${share.error}`);
}

/** As join-pane takes it: more than 100 percent is refused. */
export function joinSize(args: ParsedArgs): Result<SplitSize | undefined, string> {
  const [cells, percent] = [args.value('l'), args.value('p')];
  if (cells !== undefined && !cells.endsWith('%')) {
    const size = wholeNumber('size', cells, 0, most);
    return size.ok ? ok({ kind: 'cells', cells: size.value }) : size;
  }
  const text = cells?.slice(0, -1) ?? percent;
  if (text === undefined) return ok(undefined);
  const share = wholeNumber('size', text, 0, 100);
  return share.ok ? ok({ kind: 'percent', percent: share.value }) : share;
}

/** display-popup: runs a program in a box above the panes of a client, and ends when that is closed. */
import { type ParsedArgs, type Place, paneId, plain, type Result, type Size } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { expandAt } from '../formats/expand.js';
import { reserveIds } from '../operations/reserve-ids.js';
import { spawnPane } from '../operations/spawn-pane.js';
import type { BoxLines } from '../overlays/box-lines.js';
import { cornerFor } from '../overlays/corner.js';
import { linesFlag, styleFlag } from '../overlays/look.js';
import { Popup, type PopupClosing, type PopupLook } from '../overlays/popup.js';
import { minimumSide, PopupGeometry } from '../overlays/popup-geometry.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { environmentFlags, folder, lengthFlag } from './flags.js';
import { clientAndPane } from './target-client.js';

export const displayPopup: Command = {
  name: 'display-popup',
  flags: 'Bb:Cc:d:e:Eh:kNs:S:t:T:w:x:y:',
  args: [0, Infinity],
  usage:
    '[-BCEkN] [-b border-lines] [-c target-client] [-d start-directory] [-e environment] [-h height] [-s style] [-S border-style] [-t target-pane] [-T title] [-w width] [-x position] [-y position] [shell-command]',
  summary: 'Run a program in a box over the panes.',
  flagHelp: {
    B: 'without a border',
    b: 'the lines of its border',
    c: 'the client to show it on',
    C: 'close the one that is shown',
    d: 'start in this folder',
    e: 'set NAME=VALUE for the program',
    E: 'close it when the program ends; twice, only when it succeeds',
    h: 'height, in rows or percent',
    k: 'a key closes it when the program has ended',
    N: 'no other popup before this one ends',
    s: 'style of the popup',
    S: 'style of its border',
    t: 'where formats are at',
    T: 'its title',
    w: 'width, in columns or percent',
    x: 'its column, or C R P M W',
    y: 'its row, or C P M S W',
  },
  async exec(context, args) {
    const at = clientAndPane(context, args.value('c'), args.value('t'));
    if (!at.ok) return at;
    const { client, place } = at.value;
    const { surfaces } = client;
    if (args.has('C')) {
      if (surfaces.at('overlay')?.name === 'popup') surfaces.close('overlay');
      return done;
    }
    if (surfaces.hasOverlay) return done;
    const look = lookOf(context, args, place);
    if (!look.ok) return look;
    const geometry = geometryOf(context, args, { client, place, lines: look.value.lines });
    if (!geometry.ok) return geometry;
    if (geometry.value === undefined) return done;
    return show(context, args, { client, place, look: look.value, geometry: geometry.value });
  },
};

function lookOf(context: CommandContext, args: ParsedArgs, place: Place): Result<PopupLook, string> {
  const lines = linesFlag(context, place, args.has('B') ? 'none' : args.value('b'), 'popup-border-lines');
  if (!lines.ok) return lines;
  const style = styleFlag(context, place, args.value('s'), 'popup-style');
  if (!style.ok) return style;
  const borderStyle = styleFlag(context, place, args.value('S'), 'popup-border-style');
  if (!borderStyle.ok) return borderStyle;
  const title = expandAt(context, place, args.value('T') ?? '');
  const isPlain = JSON.stringify(style.value) === JSON.stringify(plain);
  return { ok: true, value: { lines: lines.value, style: isPlain ? plain : style.value, borderStyle: borderStyle.value, title } };
}

/** Undefined: there is no room for it, and tmux says nothing then. */
function geometryOf(
  context: CommandContext,
  args: ParsedArgs,
  { client, place, lines }: { readonly client: AttachedClient; readonly place: Place; readonly lines: BoxLines | undefined },
): Result<PopupGeometry | undefined, string> {
  const cols = lengthFlag('width', args.value('w'), client.size.cols, Math.trunc(client.size.cols / 2));
  if (!cols.ok) return cols;
  const rows = lengthFlag('height', args.value('h'), client.size.rows, Math.trunc(client.size.rows / 2));
  if (!rows.ok) return rows;
  const size: Size = { cols: cols.value, rows: rows.value };
  const least = minimumSide(lines !== undefined);
  const corner = cornerFor(context, client, place, {
    x: args.value('x'),
    y: args.value('y'),
    size,
    mouse: context.caller.mouse?.event,
  });
  if (corner === undefined || size.cols < least || size.rows < least) return { ok: true, value: undefined };
  const rect = { ...corner, width: size.cols, height: size.rows };
  return { ok: true, value: new PopupGeometry(rect, lines !== undefined) };
}

interface Wanted {
  readonly client: AttachedClient;
  readonly place: Place;
  readonly look: PopupLook;
  readonly geometry: PopupGeometry;
}

async function show(context: CommandContext, args: ParsedArgs, { client, place, look, geometry }: Wanted): Promise<Outcome> {
  const { store, panes } = context;
  const session = store.model.sessions.get(place.session);
  const env = environmentFlags(args.values('e'));
  if (!env.ok) return env;
  const rect = geometry.on(client.size);
  if (session === undefined || rect === undefined) return done;
  const id = paneId(reserveIds(store).pane());
  const spawned = await spawnPane(context, {
    pane: id,
    session: session.id,
    sessionEnv: session.env,
    command: args.rest,
    cwd: folder(context, args.value('d')) ?? context.caller.hello?.cwd ?? session.cwd,
    extraEnv: env.value,
    size: geometry.inside(rect),
    isPopup: true,
  });
  if (!spawned.ok) return spawned;
  const runtime = panes.get(id);
  return new Promise((resolve) => {
    const parts = { panes, geometry, look, closing: closingOf(args) };
    const onClosed = (status: number | undefined): void => {
      context.caller.endWith(status ?? 0);
      resolve(done);
    };
    const isThere = context.clients.all.includes(client) && runtime !== undefined;
    if (isThere && client.surfaces.open('overlay', (port) => new Popup(port, { ...parts, runtime, onClosed }))) return;
    panes.abandon(id);
    resolve(done);
  });
}

/** `-N` takes back what was said before it. */
function closingOf(args: ParsedArgs): PopupClosing {
  if (args.has('N')) return { with: 'never', anyKey: false };
  const times = args.count('E');
  return { with: times === 0 ? 'never' : times === 1 ? 'exit' : 'success', anyKey: args.has('k') };
}

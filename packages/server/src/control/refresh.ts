/** What refresh-client says to a control client: which output it wants, what it subscribes to, how large it is. */
import { err, ok, type ParsedArgs, parsePaneId, type Result } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { ClientRegistry } from '../clients/client-registry.js';
import { usableSize } from '../operations/window-size.js';
import { ControlClient } from './control-client.js';
import type { PaneSwitch } from './pane-output.js';

type Outcome = Result<void, string>;

interface Registry {
  readonly clients: ClientRegistry;
}

const done: Outcome = ok(undefined);

export function refreshControl(args: ParsedArgs, client: AttachedClient, { clients }: Registry): Outcome {
  if (!(client instanceof ControlClient)) return err('not a control client');
  for (const value of args.values('A')) {
    const outcome = switchPane(client, value);
    if (!outcome.ok) return outcome;
  }
  for (const value of args.values('B')) {
    const outcome = subscribe(client, value);
    if (!outcome.ok) return outcome;
  }
  const size = args.value('C');
  return size === undefined ? done : resize(client, size, clients);
}

function switchPane({ parts }: ControlClient, value: string): Outcome {
  const [, name = '', how = ''] = /^(%\d+):(on|off|pause|continue)$/.exec(value) ?? [];
  const pane = parsePaneId(name);
  if (!pane.ok) return err(`bad pane state: ${value} (%0:on, %0:off, %0:pause or %0:continue)`);
  // SAFETY: the pattern lets nothing else pass.
  parts.output.set(pane.value, how as PaneSwitch);
  return done;
}

function subscribe({ parts }: ControlClient, value: string): Outcome {
  const first = value.indexOf(':');
  if (first < 0) {
    parts.subscriptions.remove(value);
    return done;
  }
  const second = value.indexOf(':', first + 1);
  const what = value.slice(first + 1, second < 0 ? undefined : second);
  if (second < 0 || !/^([%@](\d+|\*))?$/.test(what)) return err(`bad subscription: ${value}`);
  const kept = parts.subscriptions.set(value.slice(0, first), what, value.slice(second + 1));
  return kept ? done : err('too many subscriptions');
}

function resize(client: ControlClient, value: string, clients: ClientRegistry): Outcome {
  const size = /^(\d+)[x,](\d+)$/.exec(value);
  if (size === null) return err(value.startsWith('@') ? `windows have no sizes of their own: ${value}` : 'bad size argument');
  const [cols, rows] = [Number(size[1]), Number(size[2])];
  if (cols < 1 || rows < 1 || cols > 10_000 || rows > 10_000) return err('size too small or too big');
  client.size = usableSize({ cols, rows });
  client.hasSize = true;
  client.touch();
  clients.resized(client);
  return done;
}

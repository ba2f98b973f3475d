/**
 * Who a program in a pane is. Each pane gets a token of its own in its environment; it names the pane and is signed, so that
 * a changed one is nobody's. Owns nothing: the same pane has the same token under the next server.
 */
import { formatPaneId, type PaneId, parsePaneId } from '@ccmux/core';
import type { AgentPorts } from './ports.js';

export const tokenVariable = 'CCMUX_TOKEN';

export function tokenOf(ports: Pick<AgentPorts, 'sign'>, pane: PaneId): string {
  const name = formatPaneId(pane);
  return `${name}.${ports.sign(`pane ${name}`)}`;
}

/** The pane whose token it is. */
export function paneOfToken(ports: Pick<AgentPorts, 'sign'>, token: string | undefined): PaneId | undefined {
  const pane = parsePaneId(token?.split('.')[0] ?? '');
  return pane.ok && tokenOf(ports, pane.value) === token ? pane.value : undefined;
}

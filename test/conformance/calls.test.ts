/**
 * The calls that agent tools make, in a pane and outside, by `bin/tmux` and by the tmux of the machine: what they print must
 * be equal, except where a tool's file says otherwise.
 */
import { join } from 'node:path';
import { requireProgram } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';
import { callsOf, Stage, shim, type Where } from './stage.js';
import type { Tool } from './tool.js';
import { agentDeck } from './tools/agent-deck.js';
import { agentOfEmpires } from './tools/agent-of-empires.js';
import { claudeAgentTeams } from './tools/claude-agent-teams.js';
import { claudeSquad } from './tools/claude-squad.js';
import { dmux } from './tools/dmux.js';
import { gasTown } from './tools/gas-town.js';
import { maxListovCcmux } from './tools/max-listov-ccmux.js';
import { ntm } from './tools/ntm.js';

const tools: readonly Tool[] = [claudeAgentTeams, claudeSquad, maxListovCcmux, agentDeck, agentOfEmpires, dmux, ntm, gasTown];
const places: readonly Where[] = ['in a pane', 'outside'];
const cases = tools.flatMap((tool) =>
  places.map((where): [string, Tool, Where] => [`${tool.name}, ${where}: ${callsOf(tool).length} calls`, tool, where]),
);

const world = useWorld();

describe('tools written for tmux', () => {
  it.for(cases)('%s', { timeout: 120_000 }, async ([, tool, where], context) => {
    const { sandbox, ccmux } = world();
    const socket = join(sandbox.folder, 'tmux.sock');
    const theirs = new Stage(sandbox, 'theirs', requireProgram(context, 'tmux'), ['-S', socket], socket);
    const ours = new Stage(sandbox, 'ours', shim, ['-L', 'test'], ccmux.socket);
    const [expected, found] = [await theirs.report(tool, where), await ours.report(tool, where)];
    await theirs.tmux('kill-server');
    const wrong = callsOf(tool)
      .filter((call) => !call.startsWith('@'))
      .map((call) => ({ call, expected: tool.differs?.[call]?.says ?? expected.get(call), found: found.get(call) }))
      .filter((answer) => answer.expected === undefined || answer.expected !== answer.found);
    expect(wrong).toEqual([]);
  });
});

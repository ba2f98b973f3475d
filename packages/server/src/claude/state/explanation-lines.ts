/** Why a state is what it is, in lines for people. Pure. */
import { stateText } from '@ccmux/claude';
import { formatPaneId } from '@ccmux/core';
import type { ClaudeExplanation } from './claude-status.js';
import { ageText } from './needs.js';
import { troubleText } from './trouble-text.js';

const names = {
  process: 'process',
  'status-file': 'status file',
  hooks: 'hooks',
  title: 'title',
  transcript: 'transcript',
  screen: 'screen',
  activity: 'activity',
} as const;

export function explanationLines({ status, evidence, source, reason }: ClaudeExplanation, nowMs: number): string[] {
  const { pane, state, sinceMs, details, sessionId, pid, version, asks } = status;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['waits for', asks],
    ['mode', details.mode],
    ['draft', details.draft ? 'yes' : undefined],
    ['background', backgroundText(details.shells, details.agents)],
    ['error', troubleText(details.trouble) || undefined],
    ['conversation', sessionId],
    ['process', pid === undefined ? undefined : `${pid}${version === undefined ? '' : `, Claude Code ${version}`}`],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  const rows = evidence.map((one) => {
    const mark = one.source === source ? '>' : ' ';
    return [`${mark} ${names[one.source]}`, stateText(one.state), ageText(nowMs - one.at), one.reason] as const;
  });
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  return [
    `${formatPaneId(pane)} is ${stateText(state)} since ${ageText(nowMs - sinceMs)}: ${reason}`,
    ...told.map(([name, value]) => `  ${name}: ${value}`),
    'what each source says, the strongest first:',
    ...rows.map((row) => row.map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell)).join('  ')),
  ];
}

function backgroundText(shells: number, agents: number): string | undefined {
  const parts = [
    ...(agents > 0 ? [`${agents} ${agents === 1 ? 'agent' : 'agents'}`] : []),
    ...(shells > 0 ? [`${shells} ${shells === 1 ? 'shell' : 'shells'}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

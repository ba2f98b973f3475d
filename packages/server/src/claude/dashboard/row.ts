/** One Claude as the dashboard shows it, and how that is written. Pure. */
import type { ClaudeDetails, ClaudeState, PermissionMode } from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';
import { graphemes, stringWidth } from '@ccmux/term';
import { ageText } from '../state/needs.js';
import { troubleText } from '../state/trouble-text.js';

export interface DashboardRow {
  readonly id: string;
  /** Undefined: it runs somewhere else. */
  readonly pane: PaneId | undefined;
  readonly name: string;
  readonly state: ClaudeState;
  readonly sinceMs: number;
  readonly details: ClaudeDetails | undefined;
  readonly pid: number | undefined;
  readonly sessionId: string | undefined;
  readonly cwd: string | undefined;
  readonly asks: string | undefined;
  readonly lastText: string | undefined;
  /** Of the context, in tokens. */
  readonly tokens: number | undefined;
}

const modes: Readonly<Record<PermissionMode, string>> = {
  manual: '',
  plan: 'plan',
  'accept-edits': 'edits',
  auto: 'auto',
  bypass: 'bypass',
};

/** What it does, in a word or two: what it waits for is said in its place. */
export const stateWord = (state: ClaudeState): string => (state.kind === 'waiting' ? state.for : state.kind);

/** `941`, `13k`, `1.2M`. */
export function tokenText(tokens: number | undefined): string {
  if (tokens === undefined) return '';
  if (tokens < 1000) return String(tokens);
  return tokens < 1_000_000 ? `${Math.round(tokens / 1000)}k` : `${(tokens / 1_000_000).toFixed(1)}M`;
}

/** What is said of it in the last column: what it asks for, what went wrong, what runs on, else what it wrote last. */
export function aboutText({ state, asks, details, lastText, pane }: DashboardRow): string {
  const trouble = troubleText(details?.trouble);
  const [agents, shells] = [details?.agents ?? 0, details?.shells ?? 0];
  const parts = [
    pane === undefined ? '(external)' : '',
    state.kind === 'waiting' ? (asks ?? '') : '',
    trouble,
    agents > 0 ? `${agents} ${agents === 1 ? 'agent' : 'agents'}` : '',
    shells > 0 ? `${shells} ${shells === 1 ? 'shell' : 'shells'}` : '',
    state.kind === 'waiting' && asks !== undefined ? '' : lastLine(lastText),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The last line that says something. */
export const lastLine = (text: string | undefined): string =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => line !== '') ?? '';

const colours: Readonly<Record<ClaudeState['kind'], string>> = {
  waiting: '#[fg=black,bg=yellow]',
  done: '#[fg=white,bg=blue]',
  working: '#[fg=green]',
  starting: '#[fg=green]',
  unknown: '#[fg=magenta]',
  idle: '',
  exited: '#[dim]',
};

/** Columns for a list of this many columns: a narrow one has no room for mode, tokens and folder. */
export function rowText(row: DashboardRow, nowMs: number, cols: number, home: string): string {
  const { state, details, tokens, cwd } = row;
  const mode = details?.mode === undefined ? '' : modes[details.mode];
  const isWide = cols >= 90;
  const cells = [
    `${colours[state.kind]}${pad(stateWord(state), 10)}#[default]`,
    pad(ageText(nowMs - row.sinceMs), 4),
    ...(cols >= 70 || isWide ? [pad(mode, 6)] : mode === '' ? [] : [mode]),
    ...(isWide ? [pad(tokenText(tokens), 5)] : []),
    ...(isWide ? [pad(escaped(folderText(cwd, home, 20)), 20)] : []),
    escaped(aboutText(row)),
  ];
  return cells.join(' ');
}

/** The end of a path tells more than its beginning. */
export function folderText(cwd: string | undefined, home: string, width: number): string {
  const path = cwd ?? '';
  const short = home !== '' && (path === home || path.startsWith(`${home}/`)) ? `~${path.slice(home.length)}` : path;
  return stringWidth(short) <= width ? short : `…${[...short].slice(1 - width).join('')}`;
}

/** Nothing that Claude wrote is a style. */
export const escaped = (text: string): string => text.replaceAll('#', '##');

function pad(text: string, width: number): string {
  let used = 0;
  let out = '';
  for (const { text: cluster, width: own } of graphemes(text)) {
    if (used + own > width) break;
    used += own;
    out += cluster;
  }
  return out + ' '.repeat(width - used);
}

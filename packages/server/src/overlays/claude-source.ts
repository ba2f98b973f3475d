/** The dashboard: all Claudes, with what they do and what they wait for; below, the one that is current. */
import { isSessionId } from '@ccmux/claude';
import { depthOf, formatPaneId, isLiving, type PaneId, plain, type Rect, rootOf, type Style } from '@ccmux/core';
import { limitsOf } from '../agents/rules.js';
import { dashboardRows, sorted, sorts } from '../claude/dashboard/dashboard-rows.js';
import { LastWordsReader } from '../claude/dashboard/last-words.js';
import { aboutText, type DashboardRow, escaped, folderText, rowText, stateWord, tokenText } from '../claude/dashboard/row.js';
import { ageText } from '../claude/state/needs.js';
import { expandAt } from '../formats/expand.js';
import { placeOfPane } from '../formats/places.js';
import type { Services } from '../services.js';
import type { Canvas } from './canvas.js';
import type { ChooserItem } from './chooser-model.js';
import type { ChooserList, ChooserOrder, ChooserSource, SourceKey } from './chooser-source.js';
import { forest, paneItemId } from './claude-forest.js';
import { hasWords } from './filter.js';
import { drawScreen } from './screen-preview.js';
import { usualShortcut } from './shortcuts.js';

export interface ClaudeSourceParts {
  readonly services: Services;
  /** Columns of the list. */
  cols(): number;
  run(command: string): void;
  /** Something that is shown is read now. */
  onRead(): void;
}

const faint: Style = { ...plain, dim: true };

export class ClaudeSource implements ChooserSource {
  readonly mode = 'claude-mode';
  readonly noun = 'Claude';
  readonly sorts: readonly string[] = sorts;
  readonly hints = [
    { keys: 'a', label: 'answer' },
    { keys: 's', label: 'send' },
  ];
  readonly keyLine = 'Enter go · a answer · s send · i interrupt · x stop · R restart · ? help';
  readonly keys: Readonly<Record<string, SourceKey>>;
  readonly #parts: ClaudeSourceParts;
  readonly #words: LastWordsReader;
  #rows: readonly DashboardRow[] = [];

  constructor(parts: ClaudeSourceParts) {
    this.#parts = parts;
    this.#words = new LastWordsReader(() => parts.onRead());
    this.keys = Object.fromEntries(verbs.map((verb) => [verb.key, this.#key(verb)]));
  }

  list(order: ChooserOrder, filter: string): ChooserList {
    const { services } = this.#parts;
    this.#rows = sorted(dashboardRows(services, this.#words), order);
    const chosen = this.#rows.filter((row) => filter.trim() === '' || hasWords(searched(row), filter.trim()));
    const matches = chosen.length > 0 || filter.trim() === '';
    const [nowMs, cols, home] = [services.clock.wallMs(), this.#parts.cols(), services.env['HOME'] ?? ''];
    const itemOf = (row: DashboardRow): Omit<ChooserItem, 'children' | 'expanded'> => ({
      id: row.id,
      name: row.name.slice(0, 16),
      text: rowText(row, nowMs, cols, home),
    });
    if (filter.trim() !== '' && matches)
      return { items: chosen.map((row) => ({ ...itemOf(row), children: [], expanded: false })), matches };
    const { panes, agents: tree } = services.store.model;
    return { items: forest({ rows: this.#rows, tree, nowMs, itemOf, isThere: (pane) => panes.has(pane) }), matches };
  }

  shortcut(line: number): string {
    return usualShortcut(line);
  }

  preview(canvas: Canvas, rect: Rect, item: ChooserItem): void {
    const row = this.#row(item);
    const pane = this.#pane(item);
    const facts = row === undefined ? [] : this.#facts(row, rect.width);
    const lines = [...facts, ...(pane === undefined ? [] : treeFacts(this.#parts.services, pane))];
    for (const [i, line] of lines.entries()) canvas.text(rect.x, rect.y + i, line, faint, rect.x + rect.width);
    const screen = pane === undefined ? undefined : this.#parts.services.panes.get(pane)?.emulator;
    const height = rect.height - lines.length;
    if (screen !== undefined && height > 0) drawScreen(canvas, { ...rect, y: rect.y + lines.length, height }, screen);
  }

  shows(item: ChooserItem, pane: PaneId): boolean {
    return this.#pane(item) === pane;
  }

  /** One that runs elsewhere cannot be gone to: a copy of it can be gone on with here. */
  commandFor(item: ChooserItem, template: string | undefined): string {
    const pane = this.#pane(item);
    if (pane !== undefined) return template ?? `switch-client -t ${formatPaneId(pane)}`;
    const session = this.#row(item)?.sessionId;
    if (session === undefined || !isSessionId(session)) return this.#elsewhere(item);
    return `confirm-before -p 'It runs elsewhere. Go on with a copy here? (y/n)' 'adopt --fork ${session}'`;
  }

  #elsewhere(item: ChooserItem): string {
    const row = this.#row(item);
    const copy = row?.sessionId === undefined ? '' : '; Enter goes on with a copy';
    return `display-message -d 4000 -l 'It runs elsewhere: process ${row?.pid ?? ''}${copy}'`;
  }

  run(command: string): void {
    this.#parts.run(command);
  }

  #row(item: ChooserItem): DashboardRow | undefined {
    return this.#rows.find(({ id }) => id === item.id);
  }

  /** Also of a child that runs no Claude. */
  #pane({ id }: ChooserItem): PaneId | undefined {
    const known = this.#rows.find((row) => row.id === id)?.pane;
    return known ?? [...this.#parts.services.store.model.agents.children.keys()].find((pane) => paneItemId(pane) === id);
  }

  /** By window and index: `%1` would be the first answer in the commands of a prompt. */
  #target(item: ChooserItem): string | undefined {
    const { services } = this.#parts;
    const pane = this.#pane(item);
    const place = pane === undefined ? undefined : placeOfPane(services.store.model, pane);
    return place === undefined ? undefined : expandAt(services, place, '#{window_id}.#{pane_index}');
  }

  #facts(row: DashboardRow, width: number): string[] {
    const { services } = this.#parts;
    const tokens = row.tokens === undefined ? '' : `${tokenText(row.tokens)} tokens`;
    const age = ageText(services.clock.wallMs() - row.sinceMs);
    const first = [`${stateWord(row.state)} ${age}`, row.details?.mode ?? '', tokens].filter(Boolean).join(' · ');
    const folder = folderText(row.cwd, services.env['HOME'] ?? '', Math.max(8, width - first.length - 3));
    return [folder === '' ? first : `${first} · ${folder}`, aboutText(row)].filter(Boolean);
  }

  #key({ help, command, on, question }: Verb): SourceKey {
    return {
      help,
      on,
      leaves: false,
      ...(question === undefined ? {} : { question: (items) => `${question} ${items.map(({ name }) => name).join(', ')}? ` }),
      run: (items) => {
        for (const item of items) {
          const target = this.#target(item);
          this.run(target === undefined ? this.#elsewhere(item) : command(target));
        }
      },
    };
  }
}

interface Verb {
  readonly key: string;
  readonly help: string;
  readonly command: (target: string) => string;
  readonly on: SourceKey['on'];
  readonly question?: string;
}

const verbs: readonly Verb[] = [
  {
    key: 'a',
    help: 'Answer what it asks',
    command: (target) => `command-prompt -p 'answer (allow / deny / number / words)' { answer -- ${target} "%%" }`,
    on: 'current',
  },
  {
    key: 's',
    help: 'Send it a prompt',
    command: (target) => `command-prompt -p 'send' { send-prompt -- ${target} "%%" }`,
    on: 'current',
  },
  { key: 'i', help: 'Interrupt it', command: (target) => `interrupt ${target}`, on: 'tagged-or-current', question: 'Interrupt' },
  { key: 'x', help: 'Stop it; its pane stays', command: (target) => `stop ${target}`, on: 'tagged-or-current', question: 'Stop' },
  {
    key: 'R',
    help: 'Start it anew, with its conversation',
    command: (target) => `restart ${target}`,
    on: 'tagged-or-current',
    question: 'Restart',
  },
];

/** What a pane is among those that agents opened, and how much of the limits its tree has used. */
function treeFacts({ store }: Services, pane: PaneId): string[] {
  const { agents } = store.model;
  const root = rootOf(agents, pane);
  const use = agents.uses.get(root);
  if (use === undefined) return [];
  const living = [...agents.children.values()].filter((child) => child.root === root && isLiving(child)).length;
  const { depth, perTree, budget } = limitsOf(store.model);
  return [`depth ${depthOf(agents, pane)} of ${depth} · ${living} of ${perTree} panes · ${use.granted} of ${budget} opened`];
}

const searched = (row: DashboardRow): string =>
  [row.name, stateWord(row.state), row.state.kind, row.details?.mode ?? '', row.cwd ?? '', escaped(aboutText(row))].join(' ');

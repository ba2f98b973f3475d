/**
 * What agents may do with panes: every request goes through here, by whichever door it came, and is admitted, judged, asked
 * about, carried out, answered and written down. Owns the order of these steps; each of them is decided elsewhere.
 */
import {
  admit,
  type Child,
  descendantNamed,
  err,
  flagOption,
  freeName,
  isDescendant,
  isLiving,
  judge,
  limitText,
  numberOption,
  optionAt,
  type PaneId,
  rootOf,
  ruleFor,
  type Verdict,
} from '@ccmux/core';
import { placeOfPane } from '../formats/places.js';
import { Approvals, type Question } from './approvals.js';
import { Audit } from './audit/audit.js';
import { authorityOf, inParentsMode } from './authority.js';
import { tokenOf } from './capabilities.js';
import type { AgentContext } from './context.js';
import { openChild, paneCommand } from './open-child.js';
import type { AgentPorts } from './ports.js';
import { type Asked, refused, type SpawnAnswer, type SpawnRequest } from './request.js';
import { limitsOf, rulesOf } from './rules.js';
import { Supervisor } from './supervisor.js';

/** What will be opened, if it may be. */
type Plan = Omit<Question, 'code' | 'verdict' | 'rule' | 'askedAtMs'> & { readonly root: PaneId };

export class Agents {
  readonly approvals: Approvals;
  readonly supervisor: Supervisor;
  readonly ports: AgentPorts;
  readonly #context: () => AgentContext;
  readonly #audit: Audit;
  readonly #ended = new Set<(child: Child) => void>();
  /** What is on its way into the model counts as being there. */
  readonly #opening = new Set<Plan>();
  /** Answers that are still to come. */
  readonly #byKey = new Map<string, Promise<SpawnAnswer>>();

  constructor(ports: AgentPorts, context: () => AgentContext, clock: AgentContext['clock']) {
    this.ports = ports;
    this.#context = context;
    this.#audit = new Audit({
      file: ports.auditFile,
      sha256: ports.sha256,
      kept: () => context().store.model.auditHead,
      keep: (head) => context().store.apply({ kind: 'audit-written', head }),
    });
    this.approvals = new Approvals(clock);
    this.supervisor = new Supervisor({
      context,
      onEnd: (child) => {
        for (const listener of this.#ended) listener(child);
      },
      audit: (event, fields) => this.audit(event, fields),
    });
  }

  /** By it a program in the pane is known. */
  tokenOf(pane: PaneId): string {
    return tokenOf(this.ports, pane);
  }

  /** Hears of children that ended for good. */
  onEnded(listener: (child: Child) => void): void {
    this.#ended.add(listener);
  }

  /** Writes down what was asked for or decided; nothing is opened before that is on the disk. False: it is not taken. */
  audit(event: string, fields: Readonly<Record<string, unknown>>): boolean {
    return this.#audit.write(this.#context().clock.wallMs(), event, fields);
  }

  /** A pane for an agent; the promise within resolves when a person has answered. */
  ask(request: SpawnRequest): Promise<Asked> {
    const { key } = request;
    if (key === undefined) return this.#ask(request);
    const same = this.#byKey.get(key);
    if (same !== undefined) return Promise.resolve({ kind: 'queued', answer: same });
    const asked = this.#ask(request);
    const answer = asked.then((one) => one.answer).finally(() => this.#byKey.delete(key));
    // Who asked hears of what went wrong.
    answer.catch(() => undefined);
    this.#byKey.set(key, answer);
    return asked;
  }

  async #ask(request: SpawnRequest): Promise<Asked> {
    const before = this.#openedFor(request.key);
    if (before !== undefined) return { kind: 'answered', answer: { kind: 'granted', pane: before.pane, name: before.name } };
    const plan = this.#plan(request);
    if ('kind' in plan) return this.#answered(request, plan);
    const verdict = this.#judge(plan);
    if (!this.#written('asked', request, { ...described(plan), decision: verdict.decision, rule: verdict.rule?.name ?? null }))
      return { kind: 'answered', answer: refused(notWritten) };
    if (verdict.decision === 'deny') return this.#answered(request, refused(verdict.reason));
    if (verdict.decision === 'allow') return this.#answered(request, await this.#open(plan, 'a rule'));
    if (this.approvals.isFull) return this.#answered(request, refused('too many questions wait for a person'));
    return { kind: 'queued', answer: this.#askPerson(plan, verdict) };
  }

  /** The child of that name that `asker` may touch: one of its own descendants, never another's. */
  reachable(asker: PaneId, name: string): Child | undefined {
    const { agents } = this.#context().store.model;
    const named = descendantNamed(agents, asker, name);
    if (named !== undefined || !/^%\d+$/.test(name)) return named;
    const child = [...agents.children.values()].find(({ pane }) => `%${pane}` === name);
    return child !== undefined && isDescendant(agents, child.pane, asker) ? child : undefined;
  }

  /** Panes came or went. */
  panesChanged(gone: readonly PaneId[]): void {
    const { store } = this.#context();
    for (const pane of gone) this.supervisor.closed(pane);
    this.approvals.cancelOf((pane) => store.model.panes.has(pane));
  }

  dispose(): void {
    this.approvals.dispose();
    this.supervisor.dispose();
  }

  #openedFor(key: string | undefined): Child | undefined {
    const { children } = this.#context().store.model.agents;
    return key === undefined ? undefined : [...children.values()].find((child) => child.key === key);
  }

  #plan(request: SpawnRequest): Plan | SpawnAnswer {
    const { store, clock, panes } = this.#context();
    const { model } = store;
    if (!flagOption(model, 'agent-spawn', {})) return refused('agents may not open panes here (agent-spawn is off)');
    const named = request.parent === undefined ? undefined : this.reachable(request.from, request.parent);
    if (request.parent !== undefined && named === undefined) return refused(`there is no pane ${request.parent} below this one`);
    const parent = named?.pane ?? request.from;
    if (!model.panes.has(parent)) return refused('the pane that asked is gone');
    const root = rootOf(model.agents, parent);
    const waiting = [...this.approvals.questions, ...this.#opening];
    const admitted = admit(model.agents, parent, limitsOf(model), clock.wallMs(), waiting);
    if (!admitted.ok) return { kind: 'refused', reason: limitText(admitted.error), limit: admitted.error };
    const isTaken = (name: string): boolean =>
      [...model.agents.children.values()].some((child) => child.root === root && child.name === name && isLiving(child)) ||
      waiting.some((question) => question.name === name && rootOf(model.agents, question.parent) === root);
    if (request.name !== undefined && isTaken(request.name)) return refused(`there is a pane ${request.name} already`);
    const base = panes.get(request.from)?.folder || model.panes.get(request.from)?.cwd || '/';
    const cwd = this.ports.folder(request.cwd === undefined ? base : absolute(base, request.cwd));
    if (!cwd.ok) return refused(cwd.error);
    const name = request.name ?? freeName(model.agents, root, waiting);
    return { request, parent, root, name, cwd: cwd.value, depth: admitted.value.depth };
  }

  #judge({ request, root, cwd, depth, parent }: Plan): Verdict {
    const { model } = this.#context().store;
    const rootPane = model.panes.get(root);
    const workspace = this.ports.folder(rootPane?.cwd ?? '/');
    const { command, env } = request;
    const subject = { command, cwd, workspace: workspace.ok ? workspace.value : cwd, env, depth };
    const verdict = judge(rulesOf(model), subject);
    const authority = authorityOf(command, this.#modeOf(parent), optionAt(model, 'claude-path', {}));
    if (verdict.decision === 'deny' || authority.kind === 'same') return verdict;
    const { reason } = authority;
    return authority.kind === 'more' ? { decision: 'deny', rule: undefined, reason } : { ...verdict, decision: 'ask', reason };
  }

  /** How the Claude of a pane treats tools. */
  #modeOf(pane: PaneId) {
    const { claudeStates, store } = this.#context();
    if (store.model.claude.get(pane)?.skipsPermissions === true) return 'bypass' as const;
    return claudeStates.of(pane)?.details.mode;
  }

  async #askPerson(plan: Plan, verdict: Verdict): Promise<SpawnAnswer> {
    const { store, clock } = this.#context();
    const { request } = plan;
    // What is allowed for ever is what was asked about: a rule says names of variables, not their values.
    const isPlain = request.command.kind === 'argv' && Object.keys(request.env).length === 0;
    const rule = isPlain ? ruleFor(request.command.argv, plan.cwd) : undefined;
    const question: Question = { ...plan, code: this.ports.code(), verdict, rule, askedAtMs: clock.wallMs() };
    const timeS = numberOption(store.model, 'agent-approval-time', {});
    const { reply, by } = await this.approvals.ask(question, timeS * 1000);
    if (!this.#written('decided', request, { name: plan.name, reply, by })) return refused(notWritten);
    if (reply === 'deny') return this.#said(request, refused('a person denied it'));
    if (reply === 'timeout') return this.#said(request, refused(`nobody answered within ${timeS} seconds`));
    if (reply === 'cancelled') return this.#said(request, refused('the pane that asked is gone'));
    // Time has passed: what was free then may not be now.
    const now = this.#plan(request);
    if ('kind' in now) return this.#said(request, now);
    // A link may lead elsewhere by now than where the person was told.
    if (now.cwd !== plan.cwd) return this.#said(request, refused(`its folder is another one than was asked about: ${now.cwd}`));
    if (reply === 'always' && rule !== undefined) this.#addRule(rule);
    return this.#said(request, await this.#open(now, by));
  }

  #addRule(rule: string): void {
    const { store } = this.#context();
    const before = store.model.options.get('server')?.get('agent-rules');
    const items = new Map(before instanceof Map ? before : []);
    items.set(Math.max(-1, ...items.keys()) + 1, rule);
    store.apply({ kind: 'option-changed', place: { level: 'server' }, name: 'agent-rules', value: items });
  }

  async #open(plan: Plan, by: string): Promise<SpawnAnswer> {
    const context = this.#context();
    const { store, clock } = context;
    const { request, parent, root, name, depth } = plan;
    const path = optionAt(store.model, 'claude-path', {});
    const command =
      request.command.kind === 'shell'
        ? [request.command.text]
        : paneCommand(inParentsMode(request.command.argv, this.#modeOf(parent), path));
    this.#opening.add(plan);
    const isWritten = this.#audit.durable();
    const opened = await isWritten
      .then((written) => (written ? openChild(context, { ...plan, command }) : err(notWritten)))
      .finally(() => this.#opening.delete(plan));
    if (!opened.ok) return refused(opened.error);
    const { pane } = opened.value;
    const openedAt = clock.wallMs();
    const endsBy = request.timeoutS === undefined ? undefined : openedAt + request.timeoutS * 1000;
    const child: Child = {
      pane,
      parent,
      root,
      depth,
      name,
      status: { kind: 'running' },
      openedAt,
      endsBy,
      restart: request.restart,
      restarts: [],
      ...(request.key !== undefined && { key: request.key }),
    };
    store.apply({ kind: 'child-opened', child, rateWindowMs: limitsOf(store.model).rateWindowMs });
    this.supervisor.opened(child);
    // Closed by somebody else; a program that has ended already is told of after this.
    if (placeOfPane(store.model, pane) === undefined) this.supervisor.end(pane, { kind: 'cancelled' });
    this.audit('opened', { pane: `%${pane}`, name, by, argv: command });
    await context.keeping().durable();
    return { kind: 'granted', pane, name };
  }

  #answered(request: SpawnRequest, answer: SpawnAnswer): Asked {
    return { kind: 'answered', answer: this.#said(request, answer) };
  }

  #said(request: SpawnRequest, answer: SpawnAnswer): SpawnAnswer {
    if (answer.kind === 'refused') this.#written('refused', request, { reason: answer.reason, limit: answer.limit ?? null });
    return answer;
  }

  #written(event: string, { from, door }: SpawnRequest, fields: Readonly<Record<string, unknown>>): boolean {
    return this.audit(event, { from: `%${from}`, door, ...fields });
  }
}

const notWritten = 'it could not be written down: the disk takes nothing';

const described = ({ request, parent, name, cwd, depth }: Plan): Readonly<Record<string, unknown>> => ({
  parent: `%${parent}`,
  name,
  command: request.command.kind === 'argv' ? request.command.argv : request.command.text,
  cwd,
  env: request.env,
  depth,
});

/** `path` as seen from a folder. Links and `..` are resolved by who looks at the folder. */
const absolute = (folder: string, path: string): string => (path.startsWith('/') ? path : `${folder}/${path}`);

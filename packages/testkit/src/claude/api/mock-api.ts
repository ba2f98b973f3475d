/**
 * A Messages API of our own on 127.0.0.1: what the "model" does is chosen by `[[name:argument]]` in the prompt (see
 * `scenarios.ts`). Owns its socket, its gates and the list of what has happened.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, fail, stopReasonOf } from './answer.js';
import { allText, cwdOf, isCompaction, type MessageRequest, placeOf, readRequest } from './request.js';
import { stepOf } from './scenarios.js';
import { reply, type Step, type Tag, text } from './script.js';

/** How long a test waits for something to happen. */
const defaultLimitMs = 20_000;

interface Place {
  /** Counts requests from 1. */
  readonly id: number;
  /** Conversation that asks, as the program says in a header; '' if it does not. */
  readonly session: string;
  /** Of the scenario; undefined when the prompts have no tag. */
  readonly tag: Tag | undefined;
  /** Answers that the tag has had. */
  readonly step: number;
  /** Without tools it is a request beside the conversation, as for a title. */
  readonly isMain: boolean;
  /** `performance.now()` of the test. */
  readonly at: number;
}

/** A request has come, or its answer has ended: whole, failed, broken off by the scenario, or given up by the asker. */
export type ApiEvent =
  | (Place & { readonly kind: 'request'; readonly request: MessageRequest })
  | (Place & { readonly kind: 'answered'; readonly stopReason: string })
  | (Place & { readonly kind: 'failed'; readonly status: number })
  | (Place & { readonly kind: 'broken' | 'gone' });

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export class MockApi {
  /** Everything that has happened, oldest first. */
  readonly events: ApiEvent[] = [];
  /** For ANTHROPIC_BASE_URL. */
  readonly url: string;
  readonly #server: Server;
  readonly #watchers = new Set<() => void>();
  readonly #gates = new Map<string, Gate>();
  readonly #attempts = new Map<string, number>();
  #requests = 0;

  static async start(): Promise<MockApi> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return new MockApi(server);
  }

  private constructor(server: Server) {
    this.#server = server;
    // SAFETY: a server that listens on TCP has an address of this form.
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(String(error));
      });
    });
  }

  /** Lets answers that wait at a gate go on, and those that will come to it. */
  release(gate: string): void {
    this.#gate(gate).open();
  }

  /** Resolves with the first event, of the past or to come, that fits. Throws with what did happen. */
  until(description: string, fits: (event: ApiEvent) => boolean, limitMs: number = defaultLimitMs): Promise<ApiEvent> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.events.find(fits);
        if (found !== undefined) finish(() => resolve(found));
      };
      const finish = (end: () => void): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        end();
      };
      const complain = () => reject(new Error(`waited ${limitMs} ms in vain for: ${description}\n${this.#story()}`));
      const timer = setTimeout(() => finish(complain), limitMs);
      this.#watchers.add(look);
      look();
    });
  }

  /** Resolves when the request with the tag has come for the `count`th time. */
  async asked(tag: string, count = 1): Promise<void> {
    await this.until(`request ${count} of ${tag}`, () => this.#count('request', tag) >= count);
  }

  /** Resolves when a turn with the tag has ended for the `count`th time. */
  async turnEnded(tag: string, count = 1): Promise<void> {
    await this.until(`end ${count} of ${tag}`, () => this.#count('end', tag) >= count);
  }

  /** The texts of all user messages of the last request of a conversation, as they arrived. */
  userTexts(session?: string): readonly string[] {
    const last = this.events.findLast(
      (event) => event.kind === 'request' && event.isMain && (session === undefined || event.session === session),
    );
    return last?.kind === 'request' ? last.request.messages.filter(({ role }) => role === 'user').map((m) => m.text) : [];
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const path = new URL(incoming.url ?? '/', this.url).pathname;
    if (path === '/v1/messages/count_tokens') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ input_tokens: Math.round(body.length / 4) }));
      return;
    }
    if (path !== '/v1/messages') {
      fail(response, { kind: 'failure', status: 404 });
      return;
    }
    const request = readRequest(body);
    const session = incoming.headers['x-claude-code-session-id'];
    const id = ++this.#requests;
    const place = {
      ...placeOf(request),
      id,
      session: typeof session === 'string' ? session : '',
      isMain: request.tools.length > 0,
    };
    this.#tell({ ...place, kind: 'request', request, at: performance.now() });
    const step = this.#stepFor(request, place);
    if (step.kind === 'failure') {
      if (step.gate !== undefined) await this.#gate(step.gate).opened;
      fail(response, step);
      this.#tell({ ...place, kind: 'failed', status: step.status, at: performance.now() });
      return;
    }
    const end = await answer(response, step, {
      id: String(id),
      model: request.model,
      isStream: request.isStream,
      inputTokens: Math.round(body.length / 4),
      gate: (name) => this.#gate(name).opened,
    });
    const at = performance.now();
    this.#tell(
      end === 'whole' ? { ...place, kind: 'answered', stopReason: stopReasonOf(step), at } : { ...place, kind: end, at },
    );
  }

  #stepFor(request: MessageRequest, { tag, step, isMain, session }: Omit<Place, 'at'>): Step {
    if (!isMain) return reply(text('{"title":"Mock title","isNewTopic":true}'));
    if (isCompaction(request)) return reply(text('<analysis>none</analysis>\n<summary>\nA summary of it all.\n</summary>', 50));
    const key = `${session} ${tag?.name} ${request.messages.length}`;
    const attempt = (this.#attempts.get(key) ?? 0) + 1;
    this.#attempts.set(key, attempt);
    return stepOf(tag, step, { cwd: cwdOf(request), tools: request.tools, text: allText(request), attempt });
  }

  #gate(name: string): Gate {
    const known = this.#gates.get(name);
    if (known !== undefined) return known;
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const gate = { opened, open };
    this.#gates.set(name, gate);
    return gate;
  }

  #tell(event: ApiEvent): void {
    this.events.push(event);
    for (const watcher of [...this.#watchers]) watcher();
  }

  #count(what: 'request' | 'end', tag: string): number {
    const isIt = (event: ApiEvent): boolean =>
      what === 'request'
        ? event.kind === 'request' && event.step === 0
        : event.kind === 'answered' && event.stopReason !== 'tool_use';
    return this.events.filter((event) => event.isMain && event.tag?.name === tag && isIt(event)).length;
  }

  #story(): string {
    return this.events.map(({ kind, id, session, tag, step }) => `  ${id} ${kind} ${session} ${tag?.name}/${step}`).join('\n');
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

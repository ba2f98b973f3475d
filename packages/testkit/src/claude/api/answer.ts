/** Writes one answer of the Messages API, as a stream of events or in one piece. Owns the wire format. */
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Block, Failure, Reply } from './script.js';

const errorTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

const errorTexts: Readonly<Record<number, string>> = {
  429: 'This request would exceed your rate limit',
  500: 'Internal server error',
  529: 'Overloaded',
};

/** Any signature will do: only the real API checks it. */
const signature = 'bW9jaw==';

/** Bytes of a tool's input per event. */
const inputPieceBytes = 40;

export interface AnswerTo {
  readonly id: string;
  readonly model: string;
  readonly isStream: boolean;
  /** About the tokens of the request. */
  readonly inputTokens: number;
  /** Resolves when a gate is released; rejects never. */
  readonly gate: (name: string) => Promise<void>;
}

export function fail(response: ServerResponse, { status, retryAfterS, message, headers: more }: Failure): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfterS === undefined ? {} : { 'retry-after': `${retryAfterS}` }),
    ...more,
  };
  response.writeHead(status, headers);
  const error = { type: errorTypes[status] ?? 'api_error', message: message ?? errorTexts[status] ?? `mock error ${status}` };
  response.end(JSON.stringify({ type: 'error', error }));
}

/** Why an answer stops, as the API names it. */
export const stopReasonOf = (reply: Reply): string =>
  reply.stopReason ?? (reply.blocks.some(({ kind }) => kind === 'tool') ? 'tool_use' : 'end_turn');

/** Resolves when the answer is written, or when the other side has gone: then it says so. */
export async function answer(response: ServerResponse, reply: Reply, to: AnswerTo): Promise<'whole' | 'gone' | 'broken'> {
  const stream = new EventStream(response);
  const outputTokens = reply.blocks.length * 30;
  const message = {
    id: `msg_mock_${to.id}`,
    type: 'message',
    role: 'assistant',
    model: to.model,
    content: reply.blocks.map((block, i) => wholeBlock(block, `${to.id}x${i}`)),
    stop_reason: stopReasonOf(reply),
    stop_sequence: null,
    usage: usage(to.inputTokens, outputTokens),
  };
  if (reply.gate !== undefined) await stream.unlessGone(to.gate(reply.gate));
  if (stream.isGone) return 'gone';
  if (!to.isStream) {
    if (reply.gateAtEnd !== undefined) await stream.unlessGone(to.gate(reply.gateAtEnd));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(message));
    return 'whole';
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  stream.send('message_start', { message: { ...message, content: [], stop_reason: null, usage: usage(to.inputTokens, 1) } });
  for (const [index, block] of reply.blocks.entries()) await sendBlock(stream, block, index, `${to.id}x${index}`);
  if (reply.gateAtEnd !== undefined) await stream.unlessGone(to.gate(reply.gateAtEnd));
  if (stream.isGone) return 'gone';
  if (reply.breaks !== undefined) return breakOff(response, stream, reply.breaks);
  stream.send('message_delta', {
    delta: { stop_reason: message.stop_reason, stop_sequence: null },
    usage: { output_tokens: outputTokens },
  });
  stream.send('message_stop', {});
  response.end();
  return 'whole';
}

class EventStream {
  isGone = false;
  readonly #response: ServerResponse;
  readonly #gone: Promise<void>;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#gone = new Promise((resolve) => {
      response.on('close', () => {
        this.isGone = !response.writableEnded;
        resolve();
      });
    });
  }

  /** Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
  send(type: string, data: Readonly<Record<string, unknown>>): void {
    if (!this.isGone) this.#response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  }

  unlessGone(wait: Promise<unknown>): Promise<unknown> {
    return Promise.race([wait, this.#gone]);
  }
}

async function sendBlock(stream: EventStream, block: Block, index: number, id: string): Promise<void> {
  const delta = (fields: Readonly<Record<string, unknown>>): void => stream.send('content_block_delta', { index, delta: fields });
  stream.send('content_block_start', { index, content_block: emptyBlock(block, id) });
  if (block.kind === 'tool') {
    const input = JSON.stringify(block.input);
    for (let at = 0; at < input.length; at += inputPieceBytes) {
      delta({ type: 'input_json_delta', partial_json: input.slice(at, at + inputPieceBytes) });
    }
  } else {
    const pieces = block.wordEveryMs === undefined ? [block.text] : (block.text.match(/\S+\s*|\s+/g) ?? []);
    for (const piece of pieces) {
      if (stream.isGone) return;
      delta(block.kind === 'text' ? { type: 'text_delta', text: piece } : { type: 'thinking_delta', thinking: piece });
      if (block.wordEveryMs !== undefined) await stream.unlessGone(delay(block.wordEveryMs));
    }
    if (block.kind === 'thinking') delta({ type: 'signature_delta', signature });
  }
  stream.send('content_block_stop', { index });
}

function breakOff(response: ServerResponse, stream: EventStream, how: 'cut' | 'error'): 'broken' {
  if (how === 'cut') {
    response.destroy();
  } else {
    stream.send('error', { error: { type: 'overloaded_error', message: 'Overloaded' } });
    response.end();
  }
  return 'broken';
}

const usage = (input: number, output: number) => ({
  input_tokens: input,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  output_tokens: output,
});

function wholeBlock(block: Block, id: string): Readonly<Record<string, unknown>> {
  switch (block.kind) {
    case 'text':
      return { type: 'text', text: block.text };
    case 'thinking':
      return { type: 'thinking', thinking: block.text, signature };
    case 'tool':
      return { type: 'tool_use', id: `toolu_mock_${id}`, name: block.name, input: block.input };
  }
}

function emptyBlock(block: Block, id: string): Readonly<Record<string, unknown>> {
  switch (block.kind) {
    case 'text':
      return { type: 'text', text: '' };
    case 'thinking':
      return { type: 'thinking', thinking: '', signature: '' };
    case 'tool':
      return { type: 'tool_use', id: `toolu_mock_${id}`, name: block.name, input: {} };
  }
}

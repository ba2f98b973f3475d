/**
 * The tools as a server of the Model Context Protocol. Owns how answers and refusals look; each call is one command,
 * but for the tasks of a fan-out.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { begun, summaryOf } from '../fan-out/plan.js';
import { runPool } from '../fan-out/pool.js';
import type { Calls } from '../server-calls.js';
import { fanOutTool, type Tool, tools } from './tools.js';

interface Answer {
  readonly [key: string]: unknown;
  readonly content: { type: 'text'; text: string }[];
  readonly structuredContent: Record<string, unknown>;
  readonly isError?: boolean;
}

/** Where Claude says which call it is; one that is repeated has the same. */
const callIdKey = 'claudecode/toolUseId';
/** Status of commands whose time is over. */
const lateStatus = 124;

export function toolServer(calls: Calls, version: string): McpServer {
  const server = new McpServer({ name: 'ccmux', version });
  for (const tool of tools) {
    const { name, description, input, isReading } = tool;
    const annotations = { readOnlyHint: isReading, destructiveHint: name === 'stop', openWorldHint: false };
    server.registerTool(name, { description, inputSchema: input, annotations }, (args, { _meta, signal }) => {
      const id = _meta?.[callIdKey];
      return answered(calls, tool, args, typeof id === 'string' ? id : undefined, signal);
    });
  }
  const { name, description, input } = fanOutTool;
  server.registerTool(
    name,
    { description, inputSchema: input },
    async ({ tasks, template, max, retries, timeout }, { _meta, signal }) => {
      const id = _meta?.[callIdKey];
      const plan = { id: typeof id === 'string' ? id : randomUUID(), tasks, template, max, retries, timeoutS: timeout };
      // What is kept of it is in the keys of its panes: a call that is repeated finds them.
      const ports = { calls, delay: (ms: number) => delay(ms), save: () => undefined, say: () => undefined, signal };
      return success({ ...summaryOf(await runPool(begun(plan), ports)) });
    },
  );
  return server;
}

async function answered(
  calls: Calls,
  tool: Tool,
  args: Readonly<Record<string, unknown>>,
  key: string | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const called = await calls.call(tool.words(args, key), signal);
  if (!called.ok) return failure({ kind: 'unreachable', reason: called.error });
  const { status, out, error } = called.value;
  const value = objectOf(out);
  if (status === lateStatus) return success({ kind: 'late', ...value });
  if (status === 0) return success(value ?? { text: out });
  // `spawn` says in its own words why, with the limit that was reached.
  return failure(value ?? { kind: 'refused', reason: error.replace(/^refused: /, '') });
}

const success = (value: Record<string, unknown>): Answer => ({
  content: [{ type: 'text', text: textOf(value) }],
  structuredContent: value,
});
const failure = (value: Record<string, unknown>): Answer => ({ ...success(value), isError: true });

const textOf = (value: Record<string, unknown>): string => {
  const { text } = value;
  return typeof text === 'string' && Object.keys(value).length === 1 ? text : JSON.stringify(value);
};

/** Lists are under a name: structured content is an object. */
function objectOf(out: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(out);
    if (Array.isArray(value)) return { children: value };
    // SAFETY: JSON of the server of the same build; every value of an object in it is a value.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

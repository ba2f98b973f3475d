/** The tools of models as a program in a pane has them: what they answer, who gets in by the port, what the audit knows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { eventually } from '@ccmux/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { agentPane, audit, inPane, tree } from './in-pane.js';

const world = useWorld();
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

const tokenIn = async (w: World, target: string): Promise<string> =>
  (await inPane(w, target, 'printenv CCMUX_TOKEN')).split('\n')[0]!;

/** `ccmux mcp` with the token of a pane. */
function mcp(w: World, token: string, ...words: string[]): ChildProcess {
  const [program = '', ...first] = w.ccmux.argv();
  const env = { ...w.sandbox.env, CCMUX_TOKEN: token };
  const child = spawn(program, [...first, 'mcp', ...words], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  started.push(child);
  return child;
}

interface Answer {
  readonly result?: {
    readonly isError?: boolean;
    readonly structuredContent?: Record<string, unknown>;
    readonly tools?: unknown[];
  };
}

const initialize = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };

/** Calls over standard input and output. */
function caller(child: ChildProcess): (method: string, params: object) => Promise<Answer['result']> {
  const answers = new Map<number, (answer: Answer) => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const answer: Answer & { id: number } = JSON.parse(line);
    answers.get(answer.id)?.(answer);
  });
  let id = 0;
  return (method, params) => {
    id++;
    child.stdin!.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    const mine = id;
    return new Promise((resolve) => answers.set(mine, ({ result }) => resolve(result)));
  };
}

describe('tools on standard input and output', () => {
  it('open panes, wait for them, tell how they ended, and say why they refuse', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    const call = caller(mcp(w, await tokenIn(w, 's')));
    await call('initialize', initialize);
    expect((await call('tools/list', {}))?.tools).toHaveLength(9);
    const tool = (name: string, args: object, id = 'x') =>
      call('tools/call', { name, arguments: args, _meta: { 'claudecode/toolUseId': id } });
    const command = ['sh', '-c', 'echo seen; exit 3'];
    const granted = await tool('spawn', { command, name: 'a' }, 'toolu_1');
    expect(granted?.structuredContent).toMatchObject({ kind: 'granted', name: 'a' });
    // The same call again is the same pane.
    expect((await tool('spawn', { command, name: 'a' }, 'toolu_1'))?.structuredContent).toEqual(granted?.structuredContent);
    await tool('wait', { names: ['a'] });
    expect((await tool('result', { name: 'a' }))?.structuredContent).toMatchObject({
      status: { kind: 'completed', code: 3 },
      output: 'seen',
    });
    const many = await tool('fan_out', { tasks: ['one', 'two; id'], template: "sh -c 'echo task $0' {}", max: 2 }, 'toolu_3');
    expect(many?.structuredContent).toMatchObject({
      succeeded: 2,
      failed: 0,
      results: [{ output: 'task one' }, { output: 'task two; id' }],
    });
    await w.ok('set-option', '-s', 'agent-children', '0');
    expect(await tool('spawn', { command }, 'toolu_2')).toMatchObject({
      isError: true,
      structuredContent: { kind: 'refused', limit: { limit: 'per-parent', allowed: 0 } },
    });
    expect(await tool('stop', { name: 'nobody' })).toMatchObject({
      isError: true,
      structuredContent: { reason: 'there is no pane nobody below this one' },
    });
    expect((await tree(w)).children).toHaveLength(3);
    expect(audit(w).find(({ event }) => event === 'asked')).toMatchObject({ door: 'mcp' });
    const read = await w.ccmux.run(['audit', '--tail', '1']);
    expect(read.stdout).toContain('door=mcp action=close name=nobody');
    expect((await w.ccmux.run(['audit', '--verify'])).stdout).toMatch(/^\d+ lines hold together/);
  });

  it('are of no use without the token of a pane', async () => {
    const w = world();
    await agentPane(w);
    const call = caller(mcp(w, '%0.00ff'));
    await call('initialize', initialize);
    expect(await call('tools/call', { name: 'list_children', arguments: {} })).toMatchObject({ isError: true });
  });
});

describe('tools on a port', () => {
  it('are for who has the token of a pane, on this machine, and for no web page', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    const token = await tokenIn(w, 's');
    const child = mcp(w, 'none', '--http', '0');
    let said = '';
    child.stderr!.on('data', (data: Buffer) => {
      said += data;
    });
    const url = await eventually('the port', () => /http:\S+/.exec(said)?.[0], 20_000);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: initialize });
    const ask = async (headers: Record<string, string>): Promise<number> => {
      const types = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
      return (await fetch(url, { method: 'POST', body, headers: { ...types, ...headers } })).status;
    };
    expect(await ask({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: 'Bearer %0.00ff' })).toBe(401);
    expect(await ask({ authorization: `Bearer ${token}`, origin: 'http://localhost:3000' })).toBe(403);
    const called = JSON.stringify({
      jsonrpc: '2.0',
      id: 2,
      method: 'tools/call',
      params: { name: 'spawn', arguments: { command: ['sh', '-c', 'exit'], name: 'web' } },
    });
    const answer = await fetch(url, {
      method: 'POST',
      body: called,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${token}`,
      },
    });
    expect(await answer.json()).toMatchObject({ result: { structuredContent: { kind: 'granted', name: 'web' } } });
  });
});

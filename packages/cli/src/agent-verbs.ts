/** `ccmux mcp`, `skill`, `fan-out`: what agents are given. Their programs are loaded when they are called for. */
import { text } from 'node:stream/consumers';
import { definedOnly } from './invocation.js';
import type { Verb } from './verb.js';
import { version } from './version.js';

export const mcpVerb: Verb = async (words, { socket, env, cwd, complain }) => {
  if (!socket.ok) {
    complain(socket.error);
    return 1;
  }
  const { mcp } = await import('@ccmux/agent/mcp');
  return mcp(words, { socket: socket.value, env: definedOnly(env), cwd, version, complain });
};

export const fanOutVerb: Verb = async (words, { socket, env, cwd, print, complain }) => {
  if (!socket.ok) {
    complain(socket.error);
    return 1;
  }
  const { fanOut } = await import('@ccmux/agent/fan-out');
  const input = async (): Promise<string> => (process.stdin.isTTY ? '' : text(process.stdin));
  return fanOut(words, { socket: socket.value, env: definedOnly(env), cwd, input, print, complain });
};

export const skillVerb: Verb = async (words, { env, cwd, print, complain }) => {
  const { skill } = await import('@ccmux/agent/skill');
  return skill(words, { env: definedOnly(env), cwd, print, complain });
};

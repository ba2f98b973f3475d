/** The question of an agent as a person reads it. Pure. */
import { type AgentCommand, formatPaneId } from '@ccmux/core';
import type { Question } from './approvals.js';
import { visible, visibleWords } from './visible.js';

export interface QuestionLines {
  readonly title: string;
  /** Label and text; the text is wrapped where it is shown, and never cut. */
  readonly facts: readonly (readonly [label: string, text: string])[];
}

export const commandText = (command: AgentCommand): string =>
  command.kind === 'argv' ? visibleWords(command.argv) : visible(command.text);

const doors = { tag: 'by a tag in its answer', cli: 'by a command', mcp: 'by a tool' } as const;

/** `who`: what people call the pane that asks. */
export function questionLines(question: Question, who: string): QuestionLines {
  const { request, name, cwd, depth, verdict, parent } = question;
  const env = Object.entries(request.env).map(([key, value]): [string, string] => ['with', `${key}=${visible(value)}`]);
  const isShell = request.command.kind === 'shell';
  return {
    title: 'An agent asks for a pane',
    facts: [
      [isShell ? 'shell' : 'run', commandText(request.command)],
      ['in', visible(cwd)],
      ...env,
      ['as', `${name}, ${depth === 1 ? 'below' : `generation ${depth}, below`} ${formatPaneId(parent)}`],
      ['asked', `${visible(who)}, ${doors[request.door]}`],
      ['why', visible(verdict.reason)],
    ],
  };
}

/** A conversation as lines for a person. Owns the layout; control characters of what was said never come through. */
import { assertNever } from '@ccmux/core';
import type { Entry } from './entry.js';
import type { Stopped } from './stopped.js';

/** Lines of a tool's result that are shown; `--json` has them all. */
const resultLines = 8;

/** Lines without ends; an empty one stands before each speaker. */
export function showEntry(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'prompt':
      return ['', ...marked('> ', entry.text)];
    case 'command':
      return ['', ...marked('> ', `${entry.name} ${entry.args}`.trimEnd())];
    case 'shell':
      return ['', ...marked('! ', entry.command)];
    case 'command-output':
      return marked('  ', short(entry.text));
    case 'reply':
      return ['', ...marked('', entry.text), ...(entry.isWhole ? [] : ['[cut off here]'])];
    case 'thinking':
      return ['', ...marked('~ ', short(entry.text))];
    case 'tool-call':
      return ['', ...marked('* ', `${entry.name} ${inputText(entry.input)}`, '  ')];
    case 'tool-result':
      return marked(entry.isError ? '  x ' : '  = ', short(entry.text), '    ');
    case 'interrupted':
      return [entry.during === 'tool' ? '[interrupted in a tool]' : '[interrupted]'];
    case 'error':
      return ['', ...marked('[error] ', entry.text, '  ')];
    case 'notice':
      return ['', ...marked('i ', short(entry.text))];
    case 'compacted':
      return ['', `[compacted${entry.before === undefined ? '' : `: ${entry.before} tokens to ${entry.after ?? '?'}`}]`];
    case 'summary':
      return marked('  ', short(entry.text));
    case 'attachment':
      return [`[${plainText(entry.type)}]`];
    case 'gap':
      return ['', '[records are missing here]'];
    default:
      return assertNever(entry);
  }
}

/** Why nothing more is said, for the last line. */
export function showStop(stopped: Stopped): string {
  switch (stopped.kind) {
    case 'empty':
      return 'nothing was said yet';
    case 'answered':
      return 'answered';
    case 'unanswered':
      return 'the last prompt has no answer';
    case 'in-tool':
      return `in a tool: ${plainText(stopped.tools.join(', '))}`;
    case 'after-tool':
      return 'the result of the last tool has no answer';
    case 'cut':
      return 'the last answer was cut off';
    case 'interrupted':
      return stopped.during === 'tool' ? 'interrupted in a tool' : 'interrupted';
    case 'error':
      return `error: ${plainText(stopped.text.split('\n')[0] ?? '')}`;
    default:
      return assertNever(stopped);
  }
}

/** Without anything that a terminal would act on; sequences go whole. */
export const plainText = (text: string): string =>
  text
    .replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])/g, '')
    .replace(/\t/g, '    ')
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');

function marked(mark: string, text: string, indent = ' '.repeat(mark.length)): string[] {
  const lines = plainText(text.replace(/\r\n?/g, '\n')).split('\n');
  return lines.map((line, i) => `${i === 0 ? mark : indent}${line}`.trimEnd());
}

function short(text: string): string {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= resultLines) return lines.join('\n');
  return [...lines.slice(0, resultLines), `… ${lines.length - resultLines} more lines`].join('\n');
}

/** The input of most tools has one field that says what it is about. */
function inputText(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  for (const name of ['command', 'file_path', 'pattern', 'url', 'query', 'description', 'prompt']) {
    const value: unknown = Reflect.get(input, name);
    if (typeof value === 'string') return short(value);
  }
  const text = JSON.stringify(input);
  return text === '{}' ? '' : text.slice(0, 200);
}

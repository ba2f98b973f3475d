/**
 * A text as it can be typed: without what would be a key, and with a sign in front where Claude would take it for a command.
 * What is changed is only what could not arrive: other control characters, and the end of a line that would go on.
 */
import { err, ok, type Result } from '@ccmux/core';
import { maxPromptLength } from './typing-plan.js';

/** The error is for a person. */
export function written(text: string, manner: 'text' | 'command'): Result<string, string> {
  if (text.length > maxPromptLength) return err(`a prompt may have ${maxPromptLength} characters, this one has ${text.length}`);
  const clean = plain(text);
  if (clean.trim() === '') return err('there is nothing in the prompt');
  if (manner === 'command') {
    if (!/^[/!]/.test(clean)) return err('a command begins with / or !');
    return clean.includes('\n') ? err('a command is one line') : ok(clean);
  }
  return ok(neutral(clean));
}

/** Whether a person who says just this means a command of Claude Code's: one line, a slash and a name. */
export const looksLikeCommand = (text: string): boolean => /^\/[a-z][\w:.-]*([ \t][^\n]*)?$/i.test(text.trimEnd());

/** Line ends are LF; Claude makes tabs blanks and leaves blanks at the end out, so that happens here, where it can be seen. */
const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, '')
    .replace(/\s+$/, '');

/** `!` is one only in front; a blank keeps it. `/` and `@` need a sign that is none: blanks in front do not count. */
function neutral(text: string): string {
  const started = /^\s*(?:\/[^\s/]*(?:\s|$)|@)/.test(text)
    ? text.replace(/^\s*/, '$&\\')
    : text.startsWith('!')
      ? ` ${text}`
      : text;
  // A backslash in front of the submitting key would make a line end of it.
  return started.endsWith('\\') ? `${started} ` : started;
}

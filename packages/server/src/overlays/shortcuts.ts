/** The keys that choose a line at once: digits, then letters with Meta. Pure. */
import { type KeyName, parseKeyName } from '@ccmux/core';

export function usualShortcut(line: number): string {
  if (line < 10) return String(line);
  return line < 36 ? `M-${String.fromCharCode(0x61 + line - 10)}` : '';
}

/** Whether a shortcut, as a format gave it, is this key. */
export function isKey(shortcut: string, key: KeyName): boolean {
  if (shortcut === '') return false;
  const parsed = parseKeyName(shortcut);
  return parsed.ok && parsed.value === key;
}

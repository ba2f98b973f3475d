/** The keys that choose a line at once: digits, then letters with Meta. Pure. */

export function usualShortcut(line: number): string {
  if (line < 10) return String(line);
  return line < 36 ? `M-${String.fromCharCode(0x61 + line - 10)}` : '';
}

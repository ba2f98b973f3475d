/** fnmatch(3) patterns as far as targets use them: `*`, `?`, `[set]`. */

export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
    .replace(/\[!/g, '[^');
  try {
    return new RegExp(`^${source}$`, 'su').test(text);
  } catch {
    return false;
  }
}

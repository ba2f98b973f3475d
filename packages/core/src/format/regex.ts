/**
 * POSIX extended regular expressions on JavaScript's engine, for `m/r:` and `s/…/…/:`. Patterns come from whoever
 * configures the server; texts may come from programs, so both are bounded.
 */

/** Longer patterns are taken as invalid: no format needs one, and they only cost time. */
const MAX_PATTERN = 1_024;
/** Only this much of a text is looked at, which bounds what a pattern that backtracks can cost. */
const MAX_TEXT = 4_096;

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

/**
 * Undefined for a pattern that is invalid or too long. Characters are code points where the pattern allows it; some
 * escapes that POSIX leaves alone are errors in that mode.
 */
function compile(pattern: string, flags: string): RegExp | undefined {
  if (pattern.length > MAX_PATTERN) return undefined;
  const source = pattern.replace(/\[:([a-z]+):\]/g, (whole, name: string) => CLASSES[name] ?? whole);
  for (const mode of [`${flags}u`, flags]) {
    try {
      return new RegExp(source, mode);
    } catch {}
  }
  return undefined;
}

/** Whether the pattern is found anywhere in the text. */
export function matchesRegex(pattern: string, text: string, ignoreCase: boolean): boolean {
  return compile(pattern, ignoreCase ? 'is' : 's')?.test(text.slice(0, MAX_TEXT)) ?? false;
}

/** Replaces every match; `\0` … `\9` in `replacement` stand for what a group matched. */
export function substitute(text: string, pattern: string, replacement: string, ignoreCase: boolean): string {
  const regex = pattern === '' ? undefined : compile(pattern, ignoreCase ? 'gis' : 'gs');
  if (!regex) return text;
  const head = text.slice(0, MAX_TEXT).replace(regex, (...found: unknown[]) =>
    replacement.replace(/\\(.)/gs, (_, c: string) => {
      if (!/\d/.test(c)) return c;
      const group = found[Number(c)];
      return typeof group === 'string' ? group : '';
    }),
  );
  return head + text.slice(MAX_TEXT);
}

/** Arithmetic of `#{e|op|flags|precision:left,right}`. */

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  m: (a, b) => a % b,
  '==': (a, b) => Number(Math.abs(a - b) < 1e-9),
  '!=': (a, b) => Number(Math.abs(a - b) > 1e-9),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
};

/** More digits than a double has are only noise. */
const MAX_PRECISION = 100;
/** Of printf(3), which takes a negative one for none. */
const DEFAULT_PRECISION = 6;

/**
 * `args` are the operator, `f` for floating point (two digits unless the third says how many), and the precision.
 * Without `f` both sides and the result are cut to integers. Undefined for anything that is not a number, and for a
 * division by zero.
 */
export function evaluate(args: readonly string[], left: string, right: string): string | undefined {
  const operator = args[0] === undefined ? undefined : OPERATORS[args[0]];
  const floating = args[1]?.includes('f') ?? false;
  const precision = args[2] === undefined ? (floating ? 2 : 0) : toNumber(args[2]);
  const a = toNumber(left);
  const b = toNumber(right);
  if (!operator || precision === undefined || a === undefined || b === undefined) return undefined;
  const result = floating ? operator(a, b) : Math.trunc(operator(Math.trunc(a), Math.trunc(b)));
  if (!Number.isFinite(result)) return undefined;
  // Adding zero turns a negative zero into zero.
  return (result + 0).toFixed(precision < 0 ? DEFAULT_PRECISION : Math.min(Math.trunc(precision), MAX_PRECISION));
}

function toNumber(text: string): number | undefined {
  if (text === '') return 0;
  const trimmed = text.trimStart();
  const hex = /^([+-]?)(0x[\da-f]{1,13})$/i.exec(trimmed);
  if (hex !== null) return Number(hex[2]) * (hex[1] === '-' ? -1 : 1);
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : undefined;
}

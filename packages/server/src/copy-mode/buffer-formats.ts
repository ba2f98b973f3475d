/** The format variables of a paste buffer. Pure. */
import type { PasteBuffer } from './buffers.js';

/** Columns of a sample, which ends in dots when there is more. */
const sampleWidth = 200;

const variables: Readonly<Record<string, (buffer: PasteBuffer) => string>> = {
  buffer_created: ({ createdMs }) => String(Math.floor(createdMs / 1000)),
  buffer_name: ({ name }) => name,
  buffer_sample: ({ data }) => sampleOf(data),
  buffer_size: ({ data }) => String(data.length),
};

/** Undefined for a name that is no variable of buffers. */
export const bufferVariable = (buffer: PasteBuffer | undefined, name: string): string | undefined =>
  Object.hasOwn(variables, name) ? (buffer === undefined ? '' : variables[name]?.(buffer)) : undefined;

/** All of them, for formats that are about one buffer. */
export const bufferVariables = (buffer: PasteBuffer): ReadonlyMap<string, string> =>
  new Map(Object.entries(variables).map(([name, value]) => [name, value(buffer)]));

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** The beginning, with what cannot be seen as escapes of C; bytes that are no UTF-8 in octal. */
function sampleOf(data: Uint8Array): string {
  const bytes = Buffer.from(data.subarray(0, sampleWidth + 4));
  let text = '';
  for (const char of bytes.toString('utf8').slice(0, sampleWidth)) {
    if (char === '\ufffd') return `${textOf(bytes)}${data.length > sampleWidth ? '...' : ''}`;
    text += escapes[char] ?? (/\p{Cc}/u.test(char) ? octal(char.charCodeAt(0)) : char);
  }
  return data.length > sampleWidth || text.length > sampleWidth ? `${text.slice(0, sampleWidth)}...` : text;
}

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;

/** Bytes that are no text, as far as they are ASCII. */
function textOf(bytes: Buffer): string {
  const parts = Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    return escapes[char] ?? (byte >= 0x20 && byte < 0x7f ? char : octal(byte));
  });
  return parts.join('').slice(0, sampleWidth);
}

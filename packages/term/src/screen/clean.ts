/** Text from a program as data: without control characters, bounded. */

/** C0, DEL, C1, line separators and the bidirectional overrides that make text look like other text. */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const hasControl = (text: string): boolean => control.test(text);

/** At most `limit` UTF-16 units, never half a surrogate pair. */
export function cleanText(text: string, limit: number): string {
  return text
    .slice(0, limit * 2)
    .replace(controls, '')
    .slice(0, limit)
    .replace(loneSurrogate, '');
}

/** The command language as the build wrote it down beside this program. Loaded only for help and completion. */
import { readFileSync } from 'node:fs';
import type { LanguageReference } from '@ccmux/core';

export function readLanguage(): LanguageReference {
  // SAFETY: the build that made this program wrote the file from a value of this type.
  return JSON.parse(readFileSync(new URL('./language.json', import.meta.url), 'utf8')) as LanguageReference;
}

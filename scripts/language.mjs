/** The command language as data, from the server's tables; see packages/core/src/command/reference.ts for its shape. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './bundle.mjs';

const source = 'packages/server/src/reference.ts';

/** Undefined where there are no tables. */
export const loadLanguage = async (from) =>
  existsSync(join(from, source)) ? (await load(source, from)).languageReference() : undefined;

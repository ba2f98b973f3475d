/** The command language as data, from the server's tables; see packages/core/src/command/reference.ts for its shape. */
import { load } from './bundle.mjs';

export const loadLanguage = async () => (await load('packages/server/src/reference.ts')).languageReference();

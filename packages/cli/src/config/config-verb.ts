/** `ccmux config …`: which of its words does what, and with which flags. */
import { exampleFile } from '@ccmux/config';
import { parseFlags } from '@ccmux/core';
import type { VerbContext } from '../verb.js';
import { checkConfig } from './check.js';
import { printPaths } from './paths.js';
import { showConfig } from './show.js';
import { listTrusted, trustProject, untrustProject } from './trust-folder.js';

const usage = `usage: ccmux config show [--origin] [--json]   what the configuration comes to, and where it is from
       ccmux config check [FILE ...]             what is wrong in it
       ccmux config example                      every option, with its default
       ccmux config path                         where it is
       ccmux config trust [DIR]                  let the .ccmux.toml of a folder run commands, as it is now
       ccmux config untrust [DIR]
       ccmux config list                         what is trusted`;

export async function configVerb(words: readonly string[], context: VerbContext): Promise<number> {
  const [action = '', ...rest] = words;
  switch (action) {
    case 'show':
      return show(rest, context);
    case 'check':
      return rest.some((word) => word.startsWith('-')) ? misused(context, rest) : checkConfig(rest, context);
    case 'example':
      if (rest.length > 0) return misused(context, rest);
      context.print(exampleFile().trimEnd());
      return 0;
    case 'path':
      return rest.length > 0 ? misused(context, rest) : printPaths(context);
    case 'trust':
    case 'untrust':
      if (rest.length > 1 || rest[0]?.startsWith('-') === true) return misused(context, rest);
      return action === 'trust' ? trustProject(rest[0], context) : untrustProject(rest[0], context);
    case 'list':
      return rest.length > 0 ? misused(context, rest) : listTrusted(context);
    case '--help':
    case '-h':
    case 'help':
      context.print(usage);
      return 0;
    default:
      context.complain(action === '' ? usage : `config: unknown word ${action}\n${usage}`);
      return 1;
  }
}

const long: Readonly<Record<string, string>> = { '--origin': '-o', '--json': '-j' };

function show(words: readonly string[], context: VerbContext): Promise<number> | number {
  const flags = parseFlags(
    { flags: 'oj', max: 0 },
    words.map((word) => long[word] ?? word),
  );
  if (!flags.ok) return misused(context, words);
  return showConfig({ origin: flags.value.has('o'), json: flags.value.has('j') }, context);
}

function misused(context: VerbContext, words: readonly string[]): number {
  context.complain(`config: cannot do anything with ${words.join(' ')}\n${usage}`);
  return 1;
}

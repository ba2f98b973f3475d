/** `ccmux skill`: teaches Claude what it can do with panes. */
import { join } from 'node:path';
import { fanOutTool, tools } from '../mcp/tools.js';
import { install, skillPath, uninstall } from './file.js';
import { skillText } from './text.js';

export interface SkillContext {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  print(line: string): void;
  complain(line: string): void;
}

const usage = 'usage: ccmux skill install|uninstall [--user|--project] | print';

/** The exit status. */
export function skill(words: readonly string[], context: SkillContext): number {
  const { print, complain } = context;
  const [action = '', ...flags] = words;
  const fail = (text: string): number => {
    complain(text);
    return 1;
  };
  const text = skillText([...tools, fanOutTool].map(({ name }) => name));
  if (action === 'print' && flags.length === 0) {
    print(text.trimEnd());
    return 0;
  }
  const [place = '--user'] = flags;
  if ((action !== 'install' && action !== 'uninstall') || flags.length > 1 || !['--user', '--project'].includes(place))
    return fail(usage);
  const path = skillPath(place === '--project' ? join(context.cwd, '.claude') : userFolder(context.env));
  if (action === 'install') {
    const done = install(path, text);
    if (!done.ok) return fail(`skill: ${done.error}`);
    print(path);
    return 0;
  }
  const done = uninstall(path);
  if (!done.ok) return fail(`skill: ${done.error}`);
  print(done.value ? `removed ${path}` : `there is no ${path}`);
  return 0;
}

const userFolder = (env: Readonly<Record<string, string>>): string =>
  env['CLAUDE_CONFIG_DIR'] || join(env['HOME'] ?? '/', '.claude');

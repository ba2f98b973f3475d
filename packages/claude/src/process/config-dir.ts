/** Where a Claude process keeps its settings and sessions. Pure. */

/** From the environment of the process; undefined when it says neither. */
export function configDirOf(env: { get(name: string): string | undefined }): string | undefined {
  const own = env.get('CLAUDE_CONFIG_DIR');
  if (own !== undefined && own !== '') return own;
  const home = env.get('HOME');
  return home === undefined || home === '' ? undefined : `${home}/.claude`;
}

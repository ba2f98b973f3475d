/** The flags of `claude`, as far as they take words: from `claude --help` of 1.0.128 to 2.1.328. Pure. */

export type Takes = 'one' | 'optional' | 'many';

const takes: Readonly<Record<Takes, readonly string[]>> = {
  one: [
    ...['--agent', '--agents', '--append-system-prompt', '--append-system-prompt-file', '--autocompact', '--debug-file'],
    ...['--effort', '--environment', '--fallback-model', '--input-format', '--json-schema', '--max-budget-usd', '--max-turns'],
    ...['--model', '--name', '-n', '--output-format', '--permission-mode', '--permission-prompt-tool', '--permission-prompts'],
    ...['--plugin-dir', '--plugin-url', '--remote-control-session-name-prefix', '--session-id', '--setting-sources'],
    ...['--settings', '--system-prompt', '--system-prompt-file', '--system-prompt-snapshot'],
  ],
  optional: [
    ...['--cloud', '--debug', '-d', '--from-pr', '--prompt-suggestions', '--remote-control', '--resume', '-r', '--teleport'],
    ...['--worktree', '-w'],
  ],
  many: [
    ...['--add-dir', '--allowedTools', '--allowed-tools', '--betas', '--channels', '--dangerously-load-development-channels'],
    ...['--disallowedTools', '--disallowed-tools', '--file', '--mcp-config', '--tools'],
  ],
};

const byFlag = new Map<string, Takes>(
  (['one', 'optional', 'many'] as const).flatMap((kind) => takes[kind].map((flag) => [flag, kind] as const)),
);

/** How many words behind the flag are its own; undefined for none. */
export const takesOf = (flag: string): Takes | undefined => byFlag.get(flag);

/** With these it is no conversation in this terminal. */
export const otherwise: ReadonlySet<string> = new Set([
  ...['--bg', '--background', '--cloud', '--desktop', '--help', '-h', '--print', '-p', '--teleport', '--version', '-v'],
]);

/** What a version of Claude Code knows, as far as it matters for a start. Pure. From the lists of events in the programs themselves. */

export type Version = readonly [major: number, minor: number, patch: number];

/** Of `claude --version`: `2.1.328 (Claude Code)`. */
export function parseVersion(text: string): Version | undefined {
  const found = /(\d+)\.(\d+)\.(\d+)/.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3])];
}

const isAtLeast = (version: Version, least: Version): boolean => {
  for (const [i, part] of version.entries()) if (part !== least[i]) return part > least[i]!;
  return true;
};

/**
 * Events that say something of what it does, and from which version on they are known to be known. Not those around a
 * compaction: Claude shows the commands of their hooks.
 */
const events: readonly (readonly [since: Version, names: readonly string[]])[] = [
  [
    [1, 0, 128],
    ['SessionStart', 'SessionEnd', 'UserPromptSubmit', 'PostToolUse', 'Notification', 'Stop', 'SubagentStop'],
  ],
  [
    [2, 0, 50],
    ['PermissionRequest', 'SubagentStart'],
  ],
  [
    [2, 1, 120],
    ['PostToolUseFailure', 'StopFailure'],
  ],
];

/** Hooks that may be given to it. An event that it does not know would stop it with a question. */
export const hookEventsOf = (version: Version | undefined): readonly string[] =>
  version === undefined ? [] : events.flatMap(([since, names]) => (isAtLeast(version, since) ? names : []));

/** A fork may be told its id. */
export const forksUnderGivenId = (version: Version | undefined): boolean =>
  version !== undefined && isAtLeast(version, [2, 1, 120]);

/** It takes `--mcp-config` in a terminal, more than once. */
export const takesTools = (version: Version | undefined): boolean => version !== undefined && isAtLeast(version, [1, 0, 128]);

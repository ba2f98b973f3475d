/**
 * Rules for the C library of the processes that stay: large blocks come from the system and go back to it, where by its own
 * rules it would keep them after the first flood (glibc, mallopt(3)). They travel in the environment of those processes
 * alone.
 */

const rules: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: '49152', MALLOC_TRIM_THRESHOLD_: '65536' };

/** The environment with the rules in it; what the person has set stays. */
export const withMemoryRules = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...rules, ...env });

/** The environment as it was before: what programs are started with. */
export const withoutMemoryRules = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name, value]) => rules[name] === undefined || rules[name] !== value));

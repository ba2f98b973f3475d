/** Environments of what runs in panes: the global one, and each session's laid over it. Pure. */

export interface EnvironmentVariable {
  /** Undefined: programs do not get the variable, whatever the level below says. */
  readonly value: string | undefined;
  /** For formats and configuration only; programs do not get it. */
  readonly hidden: boolean;
}

export type Environment = Readonly<Record<string, EnvironmentVariable>>;

export const environmentOf = (values: Readonly<Record<string, string>>): Environment =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, hidden: false }]));

/** With the variable set, or forgotten when it is undefined. */
export function withVariable(env: Environment, name: string, variable: EnvironmentVariable | undefined): Environment {
  const { [name]: _, ...rest } = env;
  return variable === undefined ? rest : { ...rest, [name]: variable };
}

/** What programs get when each environment is laid over the one before. */
export function visibleVariables(...layers: readonly Environment[]): Record<string, string> {
  const merged: Environment = Object.assign({}, ...layers);
  const visible: Record<string, string> = {};
  for (const [name, { value, hidden }] of Object.entries(merged)) if (value !== undefined && !hidden) visible[name] = value;
  return visible;
}

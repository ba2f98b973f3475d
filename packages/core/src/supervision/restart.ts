/** Whether a child that crashed is started again: one for one, at most so often in a time. */

export const restartsAllowed = 3;
export const restartWindowMs = 60_000;

/** The times of its restarts with the one of now, or undefined when it has failed. */
export function restartAt(restarts: readonly number[], now: number): readonly number[] | undefined {
  const recent = restarts.filter((at) => at > now - restartWindowMs);
  return recent.length >= restartsAllowed ? undefined : [...recent, now];
}

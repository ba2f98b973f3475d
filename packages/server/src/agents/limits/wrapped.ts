/** The program of a pane behind a few words of shell, which set what it inherits and then become it. Pure. */

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** The kernel ends a pane rather than the server or the ptyhost when memory runs out (proc(5), oom_score_adj). */
const oomScore = 500;
const score = '/proc/self/oom_score_adj';
/** Never lowered: somebody may have had a reason. */
const raise = `read -r ccmux_score <${score}; [ "$ccmux_score" -ge ${oomScore} ] || echo ${oomScore} >${score}`;
const settings = `{ ulimit -c 0; ${raise}; } 2>/dev/null`;
/** A program that cannot be limited does not run: 126 is what shells say of one that cannot be executed. */
const enter = `echo $$ >"$0" || { echo "ccmux: the limits of agents cannot be set" >&2; exit 126; }`;

/**
 * `procs`: the file that puts into a group who writes its number there. `prefix`: words of a program that starts the others.
 * The process stays the same one, so what it is known by (its number, its terminal) does too.
 */
export function wrapped({ file, args }: Program, procs?: string, prefix: readonly string[] = []): Program {
  const steps = [settings, ...(procs === undefined ? [] : [enter]), 'exec "$@"'];
  return { file: '/bin/sh', args: ['-c', steps.join('; '), procs ?? 'ccmux', ...prefix, file, ...args] };
}

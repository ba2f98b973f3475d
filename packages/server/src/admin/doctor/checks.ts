/** What `ccmux doctor` says of what was found: a line for each thing, and what to do about those that are not well. Pure. */
import type { DoctorFacts, FolderFacts, Limit, StateFacts } from './facts.js';

export interface Line {
  /** Stable, for scripts. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'error';
  readonly text: string;
  /** What to do. */
  readonly advice?: string;
}

const oldestNode = [20, 19] as const;
/** A pane takes two descriptors in the ptyhost, a client one in the server. */
const fewFiles = 1024;
const fewProcesses = 512;
const littleSpace = 64 * 1024 * 1024;

const ok = (check: string, text: string): Line => ({ check, status: 'ok', text });
const warning = (check: string, text: string, advice: string): Line => ({ check, status: 'warning', text, advice });
const error = (check: string, text: string, advice: string): Line => ({ check, status: 'error', text, advice });

export const linesOf = (facts: DoctorFacts): Line[] => [
  node(facts),
  bundles(facts),
  ...server(facts),
  ...sockets(facts),
  ptyhost(facts),
  ...state(facts),
  ...terminal(facts),
  limit('open-files', 'open files', facts.openFiles, fewFiles, 'n'),
  limit('processes', 'processes', facts.processes, fewProcesses, 'u'),
  ...agentLimits(facts),
  configuration(facts),
];

function node({ node: version }: DoctorFacts): Line {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return isNew
    ? ok('node', `Node.js ${version}`)
    : error('node', `Node.js ${version}`, `install ${oldestNode.join('.')} or newer`);
}

function bundles({ missingBundles }: DoctorFacts): Line {
  if (missingBundles.length === 0) return ok('programs', 'all programs are built');
  return error('programs', `missing: ${missingBundles.join(', ')}`, 'run npm install in the folder of ccmux');
}

function server({ version, server: found }: DoctorFacts): Line[] {
  if (found.kind === 'absent') return [ok('version', `ccmux ${version}`), ok('server', 'none runs')];
  if (found.kind === 'silent') {
    const advice = 'look at server.log in the state folder; kill -9 of the server ends no program in a pane';
    return [ok('version', `ccmux ${version}`), error('server', `it does not answer: ${found.why}`, advice)];
  }
  const { pid, version: theirs } = found.facts;
  const same = ok('version', `ccmux ${version}`);
  const other = warning(
    'version',
    `ccmux ${version}, but the server is ${theirs}`,
    `kill -9 ${pid} lets the next command start the new one; programs go on`,
  );
  return [theirs === version ? same : other, ok('server', `runs with pid ${pid}`)];
}

function sockets({ socket, socketError, socketFolder, socketLock, server: found, uid }: DoctorFacts): Line[] {
  if (socketError !== undefined)
    return [error('socket', socketError, 'set it right, or choose another place with -S or CCMUX_TMPDIR')];
  const lines = [privateFolder('socket-folder', socketFolder, uid), ok('socket', socket)];
  if (socketLock === undefined || found.kind === 'runs') return lines;
  const { pid, isAlive } = socketLock;
  if (!isAlive) return [...lines, ok('socket-lock', `left by pid ${pid}, which is gone: the next server takes it`)];
  return [
    ...lines,
    warning('socket-lock', `held by pid ${pid}, which does not answer`, 'it is starting or ending; wait, or look at server.log'),
  ];
}

function privateFolder(check: string, { path, uid, mode }: FolderFacts, own: number): Line {
  if (uid === undefined) return ok(check, `${path} (made when it is needed)`);
  if (uid !== own) return error(check, `${path} belongs to uid ${uid}`, 'choose another place, or have it given to you');
  const octal = mode.toString(8).padStart(4, '0');
  return (mode & 0o077) === 0 ? ok(check, `${path} (${octal})`) : error(check, `${path} has mode ${octal}`, `chmod 700 ${path}`);
}

function ptyhost({ ptyhost: listens, server: found }: DoctorFacts): Line {
  if (listens === undefined) return ok('ptyhost', 'this system does not tell');
  if (listens) return ok('ptyhost', found.kind === 'runs' ? 'runs' : 'runs: the next server takes its programs over');
  return found.kind === 'runs'
    ? error('ptyhost', 'none runs', 'look at server.log and ptyhost.log in the state folder')
    : ok('ptyhost', 'none runs');
}

function state({ state: kept, server: found, uid, nowMs }: DoctorFacts): Line[] {
  const lines = [privateFolder('state-folder', kept.folder, uid)];
  if (kept.folder.uid === undefined) return lines;
  const { segments, checkpoints, pictures } = kept;
  const what = `${bytes(kept.bytes)}; segments: ${segments}, checkpoints: ${checkpoints}, pictures: ${pictures}`;
  lines.push(ok('state-size', what), ...health(kept), ...room(kept));
  if (found.kind !== 'runs') {
    if (kept.newestCheckpointMs !== undefined) lines.push(ok('checkpoint', `written ${ago(nowMs, kept.newestCheckpointMs)}`));
    return lines;
  }
  const { isKept, volatile, lastCheckpoint, lastSync, logBytes } = found.facts;
  if (!isKept) {
    const holder = kept.lock === undefined ? '' : ` (pid ${kept.lock.pid} has the folder)`;
    return [
      ...lines,
      error(
        'durable',
        `the server keeps nothing on disk${holder}`,
        'two servers of one name: end one, or give it another -L name',
      ),
    ];
  }
  if (volatile !== '') {
    return [
      ...lines,
      error(
        'durable',
        `nothing is saved at the moment: ${volatile}`,
        'make the disk writable or free some space; saving goes on by itself',
      ),
    ];
  }
  const when = (what: string, at: number | undefined): string => (at === undefined ? '' : `, ${what} ${ago(nowMs, at * 1000)}`);
  const text = `saved${when('last checkpoint', lastCheckpoint)}${when('last sync', lastSync)}; ${bytes(logBytes)} of changes since`;
  return [...lines, ok('durable', text)];
}

function health({ problems, refused, quarantine, badChunks, folder }: StateFacts): Line[] {
  const lines: Line[] = [];
  if (refused !== undefined) lines.push(error('state', refused, `no server starts with it; what is there is in ${folder.path}`));
  if (problems !== undefined) {
    const [first] = problems;
    if (first === undefined) lines.push(ok('state', 'whole, of format 1'));
    else
      lines.push(
        error(
          'state',
          problems.join('; '),
          'the good part is used and the rest put aside; ccmux state export shows what there is',
        ),
      );
  }
  if (quarantine.length > 0) {
    const where = `${folder.path}/quarantine`;
    lines.push(
      warning(
        'quarantine',
        `damaged files of ${quarantine.length} starts in ${where}`,
        'look at the disk; remove the folder when you need nothing of it',
      ),
    );
  }
  if (badChunks > 0) {
    const where = `${folder.path}/bad-chunks`;
    lines.push(
      warning(
        'bad-chunks',
        `${badChunks} pieces of output that could not be shown in ${where}`,
        'report them, or remove the folder',
      ),
    );
  }
  return lines;
}

function room({ freeBytes }: StateFacts): Line[] {
  if (freeBytes === undefined) return [];
  const text = `${bytes(freeBytes)} free`;
  return [freeBytes >= littleSpace ? ok('disk', text) : warning('disk', text, 'free some space: without any, nothing is saved')];
}

function terminal({ terminal: t }: DoctorFacts): Line[] {
  if (!t.isTerminal) return [ok('terminal', 'this is none: start ccmux doctor in the one to look at')];
  const lines: Line[] = [];
  if (t.term === '' || t.term === 'dumb')
    lines.push(error('term', `TERM is ${t.term || 'not set'}`, 'use a terminal that can place its cursor, and let it set TERM'));
  else lines.push(ok('term', `TERM=${t.term}`));
  const isTrue = /^(truecolor|24bit)$/.test(t.colorterm) || /direct/.test(t.term);
  if (isTrue) lines.push(ok('colours', '16 million colours'));
  else
    lines.push(
      warning(
        'colours',
        'COLORTERM does not say truecolor: colours are brought down to 256',
        'if your terminal can do more: export COLORTERM=truecolor',
      ),
    );
  if (/utf-?8/i.test(t.locale)) lines.push(ok('locale', t.locale));
  else
    lines.push(
      warning('locale', `${t.locale || 'no locale'} is not UTF-8`, 'export LC_ALL=C.UTF-8, or programs may print question marks'),
    );
  const size = `${t.cols}x${t.rows}`;
  lines.push(t.cols >= 20 && t.rows >= 5 ? ok('size', size) : warning('size', size, 'make the terminal larger'));
  return lines;
}

function limit(check: string, what: string, found: Limit | undefined, few: number, flag: string): Line {
  if (found === undefined) return ok(check, `${what}: this system does not tell`);
  const text = `${what}: ${number(found.soft)} (at most ${number(found.hard)})`;
  return found.soft >= few
    ? ok(check, text)
    : warning(check, text, `ulimit -S${flag} ${few} before the server starts, or many panes will not`);
}

function agentLimits({ agentLimits: found }: DoctorFacts): Line[] {
  if (found === undefined) return [];
  const { means, memory, cpu, processes } = found;
  const most = [
    memory > 0 ? bytes(memory) : '',
    cpu > 0 ? `${cpu} % of a core` : '',
    processes > 0 ? `${processes} processes` : '',
  ].filter((text) => text !== '');
  if (most.length === 0) return [ok('agent-limits', 'off: agent-memory, agent-cpu and agent-processes are 0')];
  const what = most.join(', ');
  if (means === 'cgroup') return [ok('agent-limits', `${what}; held by control groups`)];
  if (means === 'scope') return [ok('agent-limits', `${what}; held by systemd scopes`)];
  const advice =
    'for limits that the kernel holds, run ccmux in a systemd user session, or its server in a unit with Delegate=memory pids cpu';
  if (means === 'watchdog')
    return [warning('agent-limits', `${what}; only watched over: what takes more is ended within seconds`, advice)];
  return [warning('agent-limits', `${what}; nothing here can hold them`, advice)];
}

function configuration({ configMistakes }: DoctorFacts): Line {
  const [first] = configMistakes;
  if (first === undefined) return ok('configuration', 'no mistakes');
  const more = configMistakes.length > 1 ? ` (and ${configMistakes.length - 1} more)` : '';
  return error('configuration', `${first}${more}`, 'ccmux config check lists all mistakes');
}

const number = (n: number): string => (Number.isFinite(n) ? String(n) : 'no limit');

function bytes(n: number): string {
  if (n < 1024) return `${n} bytes`;
  if (n < 1024 ** 2) return `${Math.round(n / 1024)} KiB`;
  return n < 1024 ** 3 ? `${(n / 1024 ** 2).toFixed(1)} MiB` : `${(n / 1024 ** 3).toFixed(1)} GiB`;
}

function ago(nowMs: number, atMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000));
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours ago` : `${Math.round(seconds / 86_400)} days ago`;
}

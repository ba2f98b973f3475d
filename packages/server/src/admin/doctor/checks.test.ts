import { describe, expect, test } from 'vitest';
import { linesOf } from './checks.js';
import type { DoctorFacts, ServerFacts } from './facts.js';

const server: ServerFacts = {
  version: '1.0.0',
  pid: 7,
  isKept: true,
  volatile: '',
  lastCheckpoint: 1000,
  lastSync: 1010,
  logBytes: 2048,
};

const well: DoctorFacts = {
  nowMs: 1_020_000,
  uid: 1000,
  node: 'v20.19.0',
  missingBundles: [],
  version: '1.0.0',
  socket: '/run/ccmux/default.sock',
  socketError: undefined,
  socketFolder: { path: '/run/ccmux', uid: 1000, mode: 0o700 },
  socketLock: { pid: 7, isAlive: true },
  server: { kind: 'runs', facts: server },
  ptyhost: true,
  state: {
    folder: { path: '/state', uid: 1000, mode: 0o700 },
    bytes: 3 * 1024 * 1024,
    freeBytes: 10 * 1024 ** 3,
    segments: 2,
    checkpoints: 2,
    pictures: 5,
    newestCheckpointMs: 1_000_000,
    quarantine: [],
    badChunks: 0,
    lock: { pid: 7, isAlive: true },
    problems: [],
    refused: undefined,
  },
  terminal: { isTerminal: true, term: 'xterm-256color', colorterm: 'truecolor', locale: 'C.UTF-8', cols: 80, rows: 24 },
  openFiles: { soft: 4096, hard: 4096 },
  processes: { soft: Number.POSITIVE_INFINITY, hard: Number.POSITIVE_INFINITY },
  agentLimits: { means: 'cgroup', memory: 2 * 1024 ** 3, cpu: 50, processes: 100 },
  configMistakes: [],
};

const without: DoctorFacts = { ...well, server: { kind: 'absent' }, socketLock: undefined, ptyhost: false };
const inServer = (change: Partial<ServerFacts>): DoctorFacts => ({
  ...well,
  server: { kind: 'runs', facts: { ...server, ...change } },
});
const inState = (change: Partial<DoctorFacts['state']>): DoctorFacts => ({ ...well, state: { ...well.state, ...change } });
const inTerminal = (change: Partial<DoctorFacts['terminal']>): DoctorFacts => ({
  ...well,
  terminal: { ...well.terminal, ...change },
});

const problems = (facts: DoctorFacts): string[] =>
  linesOf(facts).flatMap(({ check, status }) => (status === 'ok' ? [] : [`${check}: ${status}`]));

describe('the doctor', () => {
  test('has nothing to say of what is well', () => {
    expect(problems(well)).toEqual([]);
    expect(problems(without)).toEqual([]);
    expect(linesOf(well).find(({ check }) => check === 'durable')?.text).toBe(
      'saved, last checkpoint 20 s ago, last sync 10 s ago; 2 KiB of changes since',
    );
  });

  test.each<[string, DoctorFacts]>([
    ['node: error', { ...well, node: 'v18.20.0' }],
    ['node: error', { ...well, node: 'v20.18.3' }],
    ['programs: error', { ...well, missingBundles: ['server.js'] }],
    ['version: warning', inServer({ version: '0.9.0' })],
    ['server: error', { ...without, server: { kind: 'silent', why: 'no answer' } }],
    ['socket: error', { ...without, socketError: '/run is a symbolic link' }],
    ['socket-folder: error', { ...well, socketFolder: { path: '/run', uid: 0, mode: 0o700 } }],
    ['socket-folder: error', { ...well, socketFolder: { path: '/run', uid: 1000, mode: 0o755 } }],
    ['socket-lock: warning', { ...without, socketLock: { pid: 7, isAlive: true } }],
    ['ptyhost: error', { ...well, ptyhost: false }],
    ['state-folder: error', inState({ folder: { path: '/state', uid: 1000, mode: 0o750 } })],
    ['state: error', inState({ problems: ['the checkpoint is damaged'] })],
    ['state: error', inState({ problems: undefined, refused: 'it is of a later version' })],
    ['quarantine: warning', inState({ quarantine: ['2026'] })],
    ['bad-chunks: warning', inState({ badChunks: 2 })],
    ['disk: warning', inState({ freeBytes: 1000 })],
    ['durable: error', inServer({ volatile: 'ENOSPC' })],
    ['durable: error', inServer({ isKept: false })],
    ['term: error', inTerminal({ term: 'dumb' })],
    ['colours: warning', inTerminal({ colorterm: '' })],
    ['locale: warning', inTerminal({ locale: 'C' })],
    ['size: warning', inTerminal({ cols: 10 })],
    ['open-files: warning', { ...well, openFiles: { soft: 256, hard: 4096 } }],
    ['processes: warning', { ...well, processes: { soft: 100, hard: 100 } }],
    ['agent-limits: warning', { ...well, agentLimits: { means: 'watchdog', memory: 1, cpu: 50, processes: 100 } }],
    ['agent-limits: warning', { ...well, agentLimits: { means: 'none', memory: 0, cpu: 50, processes: 0 } }],
    ['configuration: error', { ...well, configMistakes: ['a', 'b'] }],
  ])('%s', (problem, facts) => {
    expect(problems(facts)).toEqual([problem]);
    for (const { status, advice } of linesOf(facts)) expect(advice === undefined).toBe(status === 'ok');
  });

  test('what the system does not tell, or is not there yet, is no problem', () => {
    const nothing = { path: '/none', uid: undefined, mode: 0 };
    const unknown: DoctorFacts = {
      ...without,
      ptyhost: undefined,
      openFiles: undefined,
      processes: undefined,
      socketFolder: nothing,
    };
    expect(problems({ ...unknown, state: { ...well.state, folder: nothing } })).toEqual([]);
    expect(problems(inTerminal({ isTerminal: false, term: '' }))).toEqual([]);
  });
});

/**
 * Who may import whom. The tables below are the architecture; the rules are made from them.
 * `scripts/check/imports.mjs` runs this and also proves that every source file was really looked at.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Arrows between packages; everything not listed is forbidden. Tests may use testkit as well. */
const arrows = {
  core: [],
  protocol: ['core'],
  term: ['core'],
  store: ['core'],
  config: ['core'],
  claude: ['core'],
  ipc: ['protocol', 'core'],
  ptyhost: ['ipc', 'protocol', 'core'],
  server: ['ipc', 'config', 'term', 'store', 'claude', 'protocol', 'core'],
  client: ['ipc', 'term', 'protocol', 'core'],
  agent: ['ipc', 'protocol', 'core'],
  cli: ['agent', 'client', 'config', 'ipc', 'protocol', 'core'],
};

/** Each outside dependency has one owner. */
const owners = {
  'node-pty': '^packages/(ptyhost|testkit)/|^(test|bench)/',
  '@xterm/[^/]+': '^packages/(term/src/xterm|testkit)/|^(test|bench)/',
  blessed: '^packages/client/',
  msgpackr: '^packages/protocol/src/codec\\.ts$',
  'smol-toml': '^packages/config/src/toml\\.ts$',
  '@modelcontextprotocol/sdk': '^packages/agent/src/mcp/',
  zod: '^packages/agent/src/mcp/',
  valibot: '^packages/protocol/',
  pino: '^packages/server/',
};

const testFile = '\\.test\\.ts$';
const tests = `${testFile}|^test/`;
const pure =
  '^packages/(core|protocol|store)/src/|^packages/claude/src/(?!files/)|^packages/term/src/(?!xterm/)|^packages/config/src/(?!files/)';

const manifestOf = (directory) => JSON.parse(readFileSync(join(__dirname, 'packages', directory, 'package.json'), 'utf8'));

/** The files a package offers to others: what its `exports` name, nothing else. */
const entryPoints = readdirSync(join(__dirname, 'packages')).flatMap((directory) =>
  Object.values(manifestOf(directory).exports ?? {}).map(
    (file) => `^packages/${directory}/${file.replace(/^\.\//, '').replaceAll('.', '\\.')}$`,
  ),
);

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const arrowRules = Object.entries(arrows).flatMap(([name, allowed]) => {
  const others = (names) => `^packages/(?!(${names.join('|')})/)`;
  return [
    forbid(
      `arrow-${name}`,
      `${name} may import only: ${allowed.join(', ') || 'nothing'}`,
      { path: `^packages/${name}/`, pathNot: tests },
      { path: others([name, ...allowed]) },
    ),
    forbid(
      `arrow-${name}-tests`,
      'tests follow the same arrows, plus testkit',
      { path: `^packages/${name}/.*${testFile}` },
      { path: others([name, ...allowed, 'testkit']) },
    ),
  ];
});

const ownerRules = Object.entries(owners).map(([dependency, owner]) =>
  forbid(
    `owner-${dependency.replace(/[^a-z-]/g, '')}`,
    'an outside dependency has one owner',
    { pathNot: owner },
    { path: `node_modules/${dependency}/` },
  ),
);

module.exports = {
  forbidden: [
    ...arrowRules,
    ...ownerRules,
    forbid('no-cycle', 'modules that need each other are one module', {}, { circular: true }),
    forbid(
      'no-deep-import',
      'other packages are entered through their exports',
      { path: '^packages/([^/]+)/' },
      { path: '^packages/(?!$1/)', pathNot: entryPoints },
    ),
    forbid(
      'no-deep-import-outside',
      'packages are entered through their exports',
      { path: '^(test|bench|scripts)/' },
      { path: '^packages/', pathNot: entryPoints },
    ),
    forbid(
      'no-relative-cross-package',
      'other packages are imported by name',
      { path: '^packages/([^/]+)/' },
      { path: '^packages/(?!$1/)', dependencyTypes: ['local'] },
    ),
    forbid(
      'pure-no-node',
      'pure code gets clocks, files and sockets passed in',
      { path: pure, pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'pure-no-adapter',
      'the pure part of term does not know its adapter',
      { path: '^packages/term/src/(?!xterm/)', pathNot: tests },
      { path: '^packages/term/src/xterm/' },
    ),
    forbid(
      'config-no-files',
      'the pure part of config does not know where files are',
      { path: '^packages/config/src/(?!files/)', pathNot: tests },
      { path: '^packages/config/src/files/' },
    ),
    forbid(
      'ptyhost-no-child-process',
      'a child would inherit the PTY masters of every pane; the ptyhost that takes over is meant to',
      { path: '^packages/ptyhost/', pathNot: [tests, '^packages/ptyhost/src/handover/successor[.]ts$'] },
      {
        path: '^(node:)?(child_process|cluster|worker_threads)$',
      },
    ),
    forbid(
      'ptyhost-own-protocol-only',
      'ptyhost knows its own part of the protocol and no other',
      { path: '^packages/ptyhost/', pathNot: tests },
      {
        path: '^packages/protocol/',
        pathNot: '^packages/protocol/src/ptyhost/',
      },
    ),
    forbid(
      'no-testkit-in-source',
      'testkit is for tests',
      { path: '^packages/(?!testkit/)', pathNot: tests },
      { path: '^packages/testkit/|^test/' },
    ),
    forbid('no-import-of-tests', 'a test is never a library', { pathNot: tests }, { path: testFile }),
    forbid('no-unresolved', 'an import that resolves to nothing is not checked by any rule', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|fixtures)/' },
    tsConfig: { fileName: join(__dirname, 'tsconfig.base.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.node'],
    },
  },
};

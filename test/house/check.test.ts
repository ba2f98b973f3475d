/** The check passes a clean project and fails a bad one, for every rule by name: a tool that looks at nothing is found out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject } from './project.js';

describe('a clean project', () => {
  it('passes every step', async () => {
    using project = createProject();
    const { status, output } = await project.check();
    expect(output.match(/^ok {3}\w+/gm), output).toHaveLength(6);
    expect(status).toBe(0);
  });

  it('fails when the import check does not see a file', async () => {
    using project = createProject();
    project.write('.dependency-cruiser.cjs', "module.exports = { forbidden: [], options: { exclude: 'packages/core' } };\n");
    const { status, output } = await project.check('--only', 'imports');
    expect(output).toContain('not-cruised: packages/core/src/index.ts');
    expect(status).toBe(1);
  });

  it('fails when the pages of reference are not what its tables say', async () => {
    using project = createProject();
    const tables = ['commands', 'options', 'ignoredOptions', 'bindings', 'copyCommands', 'variables'].map(
      (name) => `${name}: []`,
    );
    project.write('packages/config/src/example.ts', "export const exampleFile = () => '';\n");
    project.write('packages/server/src/reference.ts', `export const languageReference = () => ({ ${tables.join(', ')} });\n`);
    const { status, output } = await project.check('--only', 'reference');
    expect(output).toContain('docs/reference/commands.md is not what the tables say: npm run reference');
    expect(status).toBe(1);
  });
});

describe('a bad project', () => {
  const project = createProject('bad');
  let status: number | null = null;
  let lines: readonly string[] = [];

  beforeAll(async () => {
    project.write('packages/core/src/endless.ts', `/** Too long. */\n${'// more\n'.repeat(300)}`);
    const result = await project.check();
    status = result.status;
    lines = result.output.split('\n');
  });
  afterAll(() => project[Symbol.dispose]());

  it('fails every step', () => {
    expect(lines.filter((line) => line.startsWith('FAIL')).map((line) => line.split(/ +/)[1])).toEqual([
      'types',
      'format',
      'imports',
      'unused',
      'house',
    ]);
    expect(status).toBe(1);
  });

  it.each([
    ['a type error', 'core/src/wrong-type.ts', 'error TS2322'],
    ['a file out of format', 'core/src/unformatted.ts', 'format'],
    ['any', 'core/src/any.ts', 'noExplicitAny'],
    ['a promise nobody waits for', 'core/src/floating.ts', 'noFloatingPromises'],
    ['core importing protocol', 'core/src/against-the-arrow.ts', 'arrow-core'],
    ['server importing client', 'server/src/knows-the-client.ts', 'arrow-server'],
    ['node: in a pure package', 'core/src/reads-files.ts', 'pure-no-node'],
    ['the adapter in the pure part of term', 'term/src/impure.ts', 'pure-no-adapter'],
    ['child_process in ptyhost', 'ptyhost/src/makes-children.ts', 'ptyhost-no-child-process'],
    ['the client protocol in ptyhost', 'ptyhost/src/knows-clients.ts', 'ptyhost-own-protocol-only'],
    ['a cycle', 'core/src/cycle-a.ts', 'no-cycle'],
    ['an import past the entry points', 'server/src/enters-deep.ts', 'no-deep-import'],
    ['another package by path', 'server/src/enters-by-path.ts', 'no-relative-cross-package'],
    ['an import that resolves to nothing', 'server/src/enters-nowhere.ts', 'no-unresolved'],
    ['node-pty outside ptyhost', 'server/src/opens-ptys.ts', 'owner-node-pty'],
    ['xterm outside its adapter', 'term/src/screen/emulates.ts', 'owner-xterm'],
    ['blessed outside client', 'server/src/draws.ts', 'owner-blessed'],
    ['msgpackr outside the codec', 'protocol/src/packs.ts', 'owner-msgpackr'],
    ['testkit in source', 'server/src/uses-testkit.ts', 'no-testkit-in-source'],
    ['a test used as a library', 'core/src/uses-a-test.ts', 'no-import-of-tests'],
    ['an unused export', 'core/src/half-used.ts', 'unusedExport'],
    ['an undeclared dependency', 'server/src/draws.ts', 'blessed'],
    ['an unused file', 'core/src/silent.ts', 'core/src/silent.ts'],
    ['a clock in a pure package', 'core/src/reads-clock.ts', 'pure-no-world'],
    ['chance in a pure package', 'core/src/reads-clock.ts', 'Math.random'],
    ['a type assertion without a reason', 'core/src/asserts.ts', 'as-needs-safety'],
    ['an export of everything', 'core/src/barrel.ts', 'no-export-star'],
    ['a module that does not say what it owns', 'core/src/silent.ts', 'module-comment'],
    ['a file that is too long', 'core/src/endless.ts', 'file-size'],
  ])('finds %s', (_, file, rule) => {
    expect(lines.filter((line) => line.includes(`packages/${file}`) && line.includes(rule))).not.toEqual([]);
  });
});

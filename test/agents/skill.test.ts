/** What agents are taught is true: the tags are tags, the commands are commands; and nobody's file is overwritten. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanText } from '@ccmux/claude';
import { commandCatalogue } from '@ccmux/core';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';

const world = useWorld();

describe('the skill', () => {
  it('teaches what is there', async () => {
    const text = await world().ccmux.ok('skill', 'print');
    const tags = /```xml\n([\s\S]*?)```/.exec(text)![1]!;
    expect(scanText(tags)).toMatchObject([
      { kind: 'tag', tag: { kind: 'spawn', paneId: 'tests', env: { CI: '1' } } },
      { kind: 'tag', tag: { kind: 'input' } },
      { kind: 'tag', tag: { kind: 'control', action: 'close' } },
    ]);
    // As it stands, it is an example.
    expect(scanText(text).filter(({ kind }) => kind === 'tag')).toEqual([]);
    const known: readonly string[] = [...commandCatalogue.map(({ name }) => name), 'fan-out'];
    const verbs = [...text.matchAll(/^ccmux (\S+)/gm)].map((found) => found[1]);
    expect(verbs.length).toBeGreaterThan(5);
    for (const verb of verbs) expect(known).toContain(verb);
    expect(text.length).toBeLessThan(3000);
  });

  it('is installed and removed, and leaves what others wrote', async () => {
    const w = world();
    const path = join(w.sandbox.home, '.claude/skills/ccmux/SKILL.md');
    expect(await w.ccmux.ok('skill', 'install', '--user')).toBe(path);
    expect(readFileSync(path, 'utf8')).toContain('name: ccmux');
    await w.ccmux.ok('skill', 'install');
    await w.ccmux.ok('skill', 'uninstall');
    expect(existsSync(join(path, '..'))).toBe(false);
    await w.ccmux.ok('skill', 'install');
    writeFileSync(path, `${readFileSync(path, 'utf8')}mine\n`);
    expect((await w.ccmux.run(['skill', 'install'])).stderr).toContain('is left alone');
    expect((await w.ccmux.run(['skill', 'uninstall'])).status).toBe(1);
    expect(readFileSync(path, 'utf8')).toContain('mine');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRulesFile } from './rules-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string) => {
  const file = join(folder, 'rules.toml');
  writeFileSync(file, text);
  return readRulesFile(file);
};

it('reads rules', () => {
  const rules = read(
    `[[rule]]\nname = "mine"\nregion = "end"\nrow = '^ Shall I\\?'\nsays = "waiting:question"\nwhy = "it asks"\n`,
  );
  expect(rules).toMatchObject({ ok: true, value: [{ name: 'mine', region: 'end', says: { kind: 'waiting', for: 'question' } }] });
});

it.each([
  ['[[rule]\n', /rules\.toml:1: not TOML/],
  ['rules = 3\n', /unknown key rules/],
  ['rule = 3\n', /rules are \[\[rule\]\] tables/],
  ['[[rule]]\nname = "mine"\n', /rules\.toml: rule 1 \(mine\): region has to be/],
])('says what is wrong with %j', (text, error) => {
  expect(read(text)).toEqual({ ok: false, error: expect.stringMatching(error) });
});

it('says that a file is not there', () => {
  expect(readRulesFile(join(folder, 'none'))).toEqual({ ok: false, error: expect.stringContaining('ENOENT') });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { homeFolderOf } from './home-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'ccmux-home-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the sixth field of the line that has the whole name', () => {
  const file = join(folder, 'passwd');
  writeFileSync(file, 'annabel:x:1:1::/home/annabel:/bin/sh\nanna:x:2:2:Anna,,,:/srv/anna:/bin/sh\nnone:x:3:3:::/bin/sh\n');
  expect(homeFolderOf('anna', file)).toBe('/srv/anna');
  expect(homeFolderOf('ann', file)).toBeUndefined();
  expect(homeFolderOf('none', file)).toBeUndefined();
  expect(homeFolderOf('anna', join(folder, 'not-there'))).toBeUndefined();
});

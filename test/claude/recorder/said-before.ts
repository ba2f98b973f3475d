/** Conversations that a picker can show. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaudeLab } from '@ccmux/testkit';

/** Conversations of earlier days, in the folder where Claude keeps them. */
export function saidBefore(lab: ClaudeLab, cwd: string): void {
  const folder = join(lab.configFolder, 'projects', cwd.replace(/[^A-Za-z0-9]/g, '-'));
  mkdirSync(folder, { recursive: true });
  for (const topic of ['First topic', 'Second topic', 'Third topic']) {
    const sessionId = randomUUID();
    const common = {
      sessionId,
      cwd,
      isSidechain: false,
      userType: 'external',
      version: '2.1.0',
      timestamp: '2026-01-02T03:04:05.678Z',
    };
    const [asked, told] = [randomUUID(), randomUUID()];
    const records = [
      { ...common, type: 'user', uuid: asked, parentUuid: null, message: { role: 'user', content: topic } },
      {
        ...common,
        type: 'assistant',
        uuid: told,
        parentUuid: asked,
        message: {
          id: `msg_${told}`,
          role: 'assistant',
          model: 'm',
          content: [{ type: 'text', text: 'Well.' }],
          stop_reason: 'end_turn',
        },
      },
    ];
    writeFileSync(join(folder, `${sessionId}.jsonl`), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }
}

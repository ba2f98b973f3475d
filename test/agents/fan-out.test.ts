/** Many tasks through a few panes: results, tries, and going on after everything was killed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { agentPane, inPane, tree } from './in-pane.js';

const world = useWorld();

/** A program that does what its word says. */
function taskProgram(w: World): string {
  const path = join(w.sandbox.home, 'task.sh');
  writeFileSync(
    path,
    `echo "did $1" >> ${w.sandbox.home}/done
case $1 in
  bad) exit 4 ;;
  flaky) test -e ${w.sandbox.home}/tried || { touch ${w.sandbox.home}/tried; kill -9 $$; } ;;
  slow*) while ! test -e ${w.sandbox.home}/go; do sleep 0.1; done ;;
esac
echo "result of $1"
`,
  );
  return path;
}

interface Summary {
  readonly succeeded: number;
  readonly failed: number;
  readonly results: readonly {
    readonly task: string;
    readonly status: object;
    readonly attempts: number;
    readonly output?: string;
  }[];
}

const summary = (printed: string): Summary => JSON.parse(printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1));

describe('a fan-out', () => {
  it('runs each task, tries again what crashed, and says what came of all', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await w.ok('set-option', '-s', 'agent-rate', '100');
    const printed = await inPane(
      w,
      's',
      `printf '%s\\n' one 'two; touch evil' flaky bad | CCMUX_RUN fan-out --max 2 --retries 1 --template 'sh ${taskProgram(w)} {}'`,
    );
    expect(summary(printed)).toMatchObject({
      succeeded: 3,
      failed: 1,
      results: [
        { task: 'one', status: { kind: 'completed', code: 0 }, attempts: 1, output: 'result of one' },
        { task: 'two; touch evil', status: { kind: 'completed', code: 0 }, output: 'result of two; touch evil' },
        { task: 'flaky', status: { kind: 'completed', code: 0 }, attempts: 2 },
        { task: 'bad', status: { kind: 'completed', code: 4 }, attempts: 2 },
      ],
    });
    expect(printed).toMatch(/status 1$/);
    expect(existsSync(join(w.sandbox.home, 'evil'))).toBe(false);
  });

  it('goes on after it and the server were killed, and begins nothing twice', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    const program = w.ccmux.argv().join(' ');
    const pidFile = join(w.sandbox.home, 'pid');
    const line = `sh -c 'echo $$ > ${pidFile}; exec ${program} fan-out --id job --max 2 --template "sh ${taskProgram(w)} {}" slow1 slow2 slow3'`;
    await w.ok('send-keys', '-t', 's', '-l', line);
    await w.ok('send-keys', '-t', 's', 'Enter');
    await eventually('two panes', async () => (await tree(w)).children.length === 2, 20_000);
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
    process.kill(w.server, 'SIGKILL');
    await eventually('the next server', async () => (await w.ccmux.run(['list-sessions'])).status === 0);
    writeFileSync(join(w.sandbox.home, 'go'), '');
    const printed = await inPane(w, 's:0.0', 'CCMUX_RUN fan-out --id job');
    expect(summary(printed)).toMatchObject({ succeeded: 3, failed: 0 });
    const did = readFileSync(join(w.sandbox.home, 'done'), 'utf8').trim().split('\n').toSorted();
    expect(did).toEqual(['did slow1', 'did slow2', 'did slow3']);
  });

  it('waits for a limit that others fill, and says which one will stay', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await w.ok('set-option', '-s', 'agent-tree', '1');
    await w.ok('set-option', '-s', 'agent-budget', '2');
    const printed = await inPane(w, 's', `CCMUX_RUN fan-out --max 3 --template 'sh ${taskProgram(w)} {}' one two three`);
    expect(summary(printed)).toMatchObject({ succeeded: 2, failed: 1 });
    expect(printed).toContain('this tree opened 2 panes in its life; 2 are allowed');
  });
});

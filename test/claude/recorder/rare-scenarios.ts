/** What happens less often: menus, searches, other panels, retries, helpers that ask, starts that are held up, other titles. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, asked, esc, leave, panel, type Scenario } from './acts.js';
import { saidBefore } from './said-before.js';
import type { Stage } from './stage.js';

/** Something that is opened and closed by keys, and is a part of the prompt. */
async function typed(s: Stage, ...steps: readonly string[]): Promise<void> {
  for (const keys of steps) {
    await s.keys(keys);
    await s.wait(900);
  }
}

const panels = (...commands: readonly string[]): Scenario => ({
  async act(s) {
    for (const command of commands) await panel(s, command);
  },
});

const turns = (...texts: readonly (readonly [text: string, ms: number])[]): Scenario => ({
  async act(s) {
    for (const [text, ms] of texts) {
      await s.prompt(text);
      await s.wait(ms);
    }
  },
});

/** One turn of each sort, under another title or none. */
const short: Scenario['act'] = async (s) => {
  await s.prompt('stream [[slow:4]]');
  await s.wait(7000);
  await s.prompt('go [[bash]]');
  await leave(s);
  await answer(s, '1');
  await s.wait(2500);
};

export const rareScenarios: Readonly<Record<string, Scenario>> = {
  retry: turns(['fail twice [[errthen:529]]', 9000], ['limit [[errthen:429]]', 8000]),
  broken: turns(['cut [[cut]]', 6000], ['error [[streamerr]]', 5000], ['too long [[maxtok]]', 3000], ['no [[refuse]]', 3000]),
  panels2: panels('/help', '/permissions', '/agents', '/mcp'),
  panels3: panels('/hooks', '/memory', '/theme', '/resume', '/context'),
  panels4: panels('/usage', '/tasks', '/export', '/plugin', '/doctor'),
  slash: {
    async act(s) {
      await typed(s, '/', 'mo', '\x1b[B', '\x7f\x7f', '\x15', '@', 'tar', esc, '\x15', '?', '?');
      await s.prompt('hi [[hello]]');
      await s.wait(2500);
    },
  },
  bashmode: {
    async act(s) {
      await typed(s, '!', 'sleep 3; echo [[hello]]');
      s.says('busy');
      await s.keys('\r');
      await s.wait(3200);
      s.says('prompt');
      await s.wait(3500);
      await typed(s, '!', 'ls', '\x15', '\x7f');
    },
  },
  search: {
    async act(s) {
      await s.prompt('one [[hello]]');
      await s.wait(2500);
      await typed(s, '\x12', 'one', esc, '\x15');
      await s.prompt('stream [[slow:7]]');
      await s.wait(1500);
      await typed(s, '\x12', 'on', esc);
      await s.wait(6000);
    },
  },
  picker: {
    args: ['--permission-mode', 'default', '--resume'],
    early: true,
    prepare: saidBefore,
    async act(s) {
      await s.shows(/Resume|Select a conversation|said before/i);
      s.says('dialog');
      await s.wait(2500);
      s.says('prompt');
      await s.keys('\r');
      await s.ready();
      await s.prompt('go [[slow:3]]');
      await s.wait(5500);
    },
  },
  ask2: {
    async act(s) {
      await s.prompt('go [[ask2]]');
      await s.shows(/colours do you like/);
      await s.wait(1500);
      await typed(s, '1', '2', '\x1b[C', '\x1b[C', '\x1b[D');
      await answer(s, esc);
      await s.wait(2000);
    },
  },
  forgeask: {
    async act(s) {
      await s.prompt('ask [[forgeask]]');
      await s.shows(/trust this folder/);
      await s.wait(2500);
      await answer(s, '2');
      await s.wait(2500);
    },
  },
  forgeplan: {
    args: ['--permission-mode', 'plan'],
    async act(s) {
      await s.prompt('plan it [[forgeplan]]');
      await s.shows(asked);
      await s.wait(2500);
      await answer(s, esc);
      await s.wait(2000);
    },
  },
  forgebash: {
    async act(s) {
      await s.prompt('run it [[forgebash]]');
      await s.shows(/Do you want/);
      await s.wait(2500);
      await answer(s, '1');
      await s.wait(2500);
    },
  },
  planfile: {
    args: ['--permission-mode', 'plan'],
    async act(s) {
      await s.prompt('plan it [[planfile]]');
      await leave(s);
      await s.keys('\x1b[B');
      await s.wait(600);
      await answer(s, '\r');
      await s.wait(3000);
    },
  },
  flood: {
    async act(s) {
      await s.prompt('print [[flood]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(7000);
    },
  },
  fetch: {
    async act(s) {
      await s.prompt('look [[fetch]]');
      await s.shows(/Do you want|fetch content/);
      await s.wait(1800);
      await answer(s, esc);
      await s.wait(2000);
    },
  },
  agents: {
    async act(s) {
      await s.prompt('delegate [[agents]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(9000);
    },
  },
  bgturn: {
    async act(s) {
      await s.prompt('background [[bg:sleep 30]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(4000);
      await s.prompt('stream [[slow:4]]');
      await s.wait(7000);
      await s.keys('\x1b[B');
      await s.wait(2500);
      await s.keys(esc);
      await s.wait(1500);
    },
  },
  background: {
    async act(s) {
      await s.prompt('wait [[bash:sleep 20]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(3500);
      await s.keys('\x02');
      await s.wait(5000);
    },
  },
  modes: {
    async act(s) {
      await typed(s, '\x1b[Z', '\x1b[Z', '\x1b[Z', '\x1b[Z', '\x1b[Z');
      await s.prompt('stream [[slow:6]]');
      await s.wait(1000);
      await typed(s, '\x1b[Z', '\x1b[Z', 'draft', '\x13');
      await s.wait(5500);
    },
  },
  viewers: {
    async act(s) {
      await s.prompt('say [[long:40]]');
      await s.wait(3000);
      await typed(s, '\x0f', '\x1b[5~', 'q');
      await s.keys(esc);
      await s.wait(1500);
      await s.prompt('go [[slow:7]]');
      await s.wait(2000);
      await typed(s, '\x0f', '\x05');
      await s.wait(6000);
      await s.keys('\x0f');
      await s.wait(2500);
    },
  },
  clear: turns(
    ['one [[hello]]', 2500],
    ['/clear', 2500],
    ['two [[slow:3]]', 5000],
    ['/rename a name', 2000],
    ['three [[slow:3]]', 5000],
  ),
  todo: turns(['list [[todo]]', 9000]),
  bypass: {
    args: ['--dangerously-skip-permissions'],
    early: true,
    async act(s) {
      await s.shows(/WARNING/);
      s.says('dialog');
      await s.wait(2500);
      await s.keys('\x1b[B');
      await s.wait(500);
      await s.keys('\r');
      await s.ready();
      await s.prompt('go [[bash]]');
      await s.wait(4000);
    },
  },
  server: {
    early: true,
    prepare: (_, cwd) =>
      writeFileSync(join(cwd, '.mcp.json'), JSON.stringify({ mcpServers: { lab: { command: 'sleep', args: ['1'] } } })),
    async act(s) {
      await s.shows(/MCP server/i);
      s.says('dialog');
      await s.wait(2500);
      await s.keys(esc);
      await s.ready();
      await s.wait(2000);
    },
  },
  settings: {
    early: true,
    args: ['--settings', `'{"hooks":{"NoSuchEvent":[]},"statusLine":{"type":"command","command":"echo model · esc later"}}'`],
    async act(s) {
      if (await s.until(/Settings (?:Warning|Error)/i, 5000)) {
        s.says('dialog');
        await s.wait(2500);
        await s.keys('\r');
      }
      await s.ready();
      await s.prompt('go [[slow:4]]');
      await s.wait(6500);
    },
  },
  notitle: { env: { CLAUDE_CODE_DISABLE_TERMINAL_TITLE: '1' }, act: short },
  inner: { env: { TERM: 'screen-256color' }, act: short },
  named: { args: ['--permission-mode', 'default', '-n', 'my-name'], act: short },
};

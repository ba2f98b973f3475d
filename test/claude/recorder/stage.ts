/**
 * One Claude in one pane that is recorded by `ccmux record`, and the hand that drives it. Owns the lab, the server and the
 * samples of Claude's own status file from which the truth is made.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Ccmux, ClaudeLab, runOverWire } from '@ccmux/testkit';
import type { Told } from './truth.js';

export interface Setting {
  readonly version: string;
  readonly cols: number;
  readonly rows: number;
  /** In the normal buffer, where this version would take the alternate screen. */
  readonly inline: boolean;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A folder that Claude has not been told to trust. */
  readonly strange: boolean;
  /** Makes what the home or the folder need, before it is run. */
  readonly prepare: ((lab: ClaudeLab, cwd: string) => void) | undefined;
}

/** A prompt: below a line its sign and U+00A0 (a blank in some old versions), in column 0 or behind the side of a box. */
const promptRow = /─[^\n]*\n(?:│[\u00a0 ])?[❯>!][\u00a0 ](?!\d\.)/;
const sampleMs = 20;
const patienceMs = 20_000;

export class Stage {
  readonly setting: Setting;
  readonly lab: ClaudeLab;
  readonly file: string;
  readonly told: Told[] = [];
  readonly #ccmux: Ccmux;
  readonly #cwd: string;
  #sampler: NodeJS.Timeout | undefined;
  #lastStatus = '';

  static async open(setting: Setting): Promise<Stage> {
    const lab = await ClaudeLab.start({ version: setting.version, env: setting.env });
    const cwd = setting.strange ? lab.strangeFolder() : lab.project();
    const stage = new Stage(setting, lab, cwd);
    setting.prepare?.(lab, cwd);
    await stage.#start().catch(async (error: unknown) => {
      await stage.dispose();
      throw error;
    });
    return stage;
  }

  private constructor(setting: Setting, lab: ClaudeLab, cwd: string) {
    this.setting = setting;
    this.lab = lab;
    this.#cwd = cwd;
    this.#ccmux = new Ccmux(lab.sandbox);
    this.file = join(lab.sandbox.folder, 'recording.cast');
  }

  /** The shell waits for a line, so that the recording begins before Claude does. */
  async #start(): Promise<void> {
    const { cols, rows, args, env, inline } = this.setting;
    const { sandbox, program } = this.lab;
    const kept = Object.entries({ ...sandbox.env, ...env }).filter(([name]) =>
      /^(?:ANTHROPIC|CLAUDE|DISABLE|IS_SANDBOX|HTTPS?_PROXY)/.test(name),
    );
    const { TERM: term = 'xterm-256color' } = env;
    const more = inline ? [['CLAUDE_CODE_DISABLE_ALTERNATE_SCREEN', '1']] : [];
    const words = [...kept, ...more, ['TERM', term], ['COLORTERM', 'truecolor']].map(([name, value]) => `${name}='${value}'`);
    const claude = `exec env -u TMUX -u TMUX_PANE ${words.join(' ')} '${program}' ${args.join(' ')}`;
    const shell = `stty -echo; read go; ${claude}`;
    await this.#ccmux.ok('new-session', '-d', '-s', 'a', '-x', String(cols), '-y', String(rows), '-c', this.#cwd, shell);
    await this.run('set-option', '-g', 'status', 'off');
    await this.run('resize-window', '-t', 'a', '-x', String(cols), '-y', String(rows));
    await this.run('set-option', '-w', '-t', 'a', 'remain-on-exit', 'on');
    await this.run('record', '-d', '-t', 'a', this.file);
    this.#sampler = setInterval(() => this.#sample(), sampleMs);
    await this.keys('\r');
  }

  async run(...argv: readonly string[]): Promise<string> {
    const { stdout, stderr, status } = await runOverWire(this.#ccmux.socket, argv);
    if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** Bytes as a terminal would send them. */
  async keys(text: string): Promise<void> {
    const bytes = [...Buffer.from(text)].map((byte) => byte.toString(16));
    await this.run('send-keys', '-t', 'a', '-H', ...bytes);
  }

  screen(): Promise<string> {
    return this.run('capture-pane', '-p', '-t', 'a');
  }

  wait(ms: number): Promise<void> {
    return delay(ms);
  }

  /** False when it did not come in time. */
  async until(shown: RegExp, limitMs = patienceMs): Promise<boolean> {
    return this.#poll(async () => shown.test(await this.screen()), limitMs);
  }

  /** Without what it is about, a recording is of no use. */
  async shows(shown: RegExp): Promise<void> {
    if (!(await this.until(shown))) throw new Error(`${shown} does not come`);
  }

  async untilGone(shown: RegExp, limitMs = patienceMs): Promise<boolean> {
    return this.#poll(async () => !shown.test(await this.screen()), limitMs);
  }

  /** The prompt is there, and old versions have had the time to listen to it. */
  async ready(): Promise<void> {
    await this.until(promptRow);
    this.says('prompt');
    await this.wait(this.isOld ? 1500 : 700);
  }

  /** Gone from the screen is the prompt when a dialog takes its place. */
  async dialogComes(): Promise<boolean> {
    // A moment without a prompt is a picture that is being drawn.
    const isGone = await this.untilGone(promptRow, 4000);
    await this.wait(100);
    return isGone && (await this.untilGone(promptRow, 2000));
  }

  /** Types a prompt and sends it. Versions before 2.1 lose a Return that comes early. */
  async prompt(text: string): Promise<void> {
    await this.keys(`\x1b[200~${text}\x1b[201~`);
    await this.wait(this.isOld ? 500 : 120);
    const beginning = text.slice(0, 12).replace(/[^\w ]/g, '.');
    const inBox = new RegExp(`─\\n[❯>!][\u00a0 ]${beginning}`);
    if (this.isOld) await this.until(inBox, 5000);
    for (let attempt = 0; attempt < 4; attempt++) {
      this.says('sent');
      await this.keys('\r');
      if (!this.isOld || (await this.untilGone(inBox, 2500))) return;
    }
  }

  async resize(cols: number, rows: number): Promise<void> {
    await this.run('resize-window', '-t', 'a', '-x', String(cols), '-y', String(rows));
    await this.wait(1300);
  }

  /** What the driver knows; it counts where Claude has no status file. */
  says(state: Told['state']): void {
    this.told.push({ at: Date.now(), source: 'driver', state, detail: '' });
  }

  /** It loses keys that come early, and has no status file. */
  get isOld(): boolean {
    return /^(?:1\.|2\.0|2\.1\.\d{1,2}$)/.test(this.setting.version);
  }

  /** Ends Claude and the recording; the recording's text. */
  async close(): Promise<string> {
    await this.run('send-keys', '-t', 'a', 'C-c').catch(() => '');
    const pid = Number((await this.run('display-message', '-p', '-t', 'a', '#{pane_pid}')).trim());
    if (pid > 0 && !(await this.#hasEnded())) {
      try {
        process.kill(pid, 'SIGTERM');
      } catch {
        // It has gone by itself.
      }
    }
    await this.#poll(() => this.#hasEnded(), 5000);
    this.says('exited');
    clearInterval(this.#sampler);
    await this.run('record', '--stop', '-t', 'a').catch(() => '');
    return readFileSync(this.file, 'utf8');
  }

  async dispose(): Promise<void> {
    clearInterval(this.#sampler);
    await this.lab.dispose();
  }

  async #hasEnded(): Promise<boolean> {
    return (await this.run('display-message', '-p', '-t', 'a', '#{pane_dead}')).trim() === '1';
  }

  async #poll(condition: () => Promise<boolean>, limitMs: number): Promise<boolean> {
    const end = performance.now() + limitMs;
    for (; performance.now() < end; await delay(60)) if (await condition()) return true;
    return false;
  }

  #sample(): void {
    const [file] = this.lab.statuses();
    if (file?.status === undefined) return;
    const state = `${file.status} ${file.waitingFor ?? ''}`;
    if (state === this.#lastStatus) return;
    this.#lastStatus = state;
    this.told.push({
      at: file.statusUpdatedAt ?? Date.now(),
      source: 'statusfile',
      state: file.status,
      detail: file.waitingFor ?? '',
    });
  }
}

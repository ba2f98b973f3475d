/**
 * A home in which the real Claude Code starts without a question and talks to the mock API only. Owns the sandbox and
 * the API; ends both.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox } from '../sandbox.js';
import { MockApi } from './api/mock-api.js';
import { claudeFolder } from './cli-cache.js';
import { keptIn } from './loopback.js';

/** Approved in the home's configuration; the mock takes any. */
const apiKey = 'dummy';

export interface LabOptions {
  /** A version in the cache. */
  readonly version: string;
  /** Set CLAUDE_CONFIG_DIR to a folder of its own; otherwise it is ~/.claude. */
  readonly ownConfigFolder?: boolean;
  /** More environment, as `CLAUDE_CODE_MAX_RETRIES`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** `sessions/PID.json` as Claude writes it; fields that no test has asked for are left out. */
export interface StatusRecord {
  readonly pid: number;
  readonly sessionId: string;
  readonly cwd: string;
  readonly status?: string;
  readonly waitingFor?: string;
  readonly statusUpdatedAt?: number;
  readonly name?: string;
}

export class ClaudeLab {
  readonly api: MockApi;
  readonly sandbox: Sandbox;
  /** The program's full path. `claude` finds it, too. */
  readonly program: string;
  /** Where Claude keeps conversations and status files. */
  readonly configFolder: string;
  readonly #configFile: string;
  readonly #projects: Record<string, unknown> = {};

  static async start(options: LabOptions): Promise<ClaudeLab> {
    const program = join(claudeFolder(options.version), 'claude');
    if (!existsSync(program)) throw new Error(`${program} is not there: node test/claude/run.mjs fetches it`);
    return new ClaudeLab(options, program, await MockApi.start());
  }

  private constructor({ version, ownConfigFolder = false, env = {} }: LabOptions, program: string, api: MockApi) {
    this.api = api;
    this.program = program;
    const base = {
      PATH: `${claudeFolder(version)}:${process.env['PATH'] ?? '/usr/bin:/bin'}`,
      ANTHROPIC_BASE_URL: api.url,
      ANTHROPIC_API_KEY: apiKey,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_AUTOUPDATER: '1',
      // Root may not skip permissions elsewhere.
      IS_SANDBOX: '1',
      ...keptIn(),
      ...env,
    };
    this.sandbox = new Sandbox((home) => (ownConfigFolder ? { ...base, CLAUDE_CONFIG_DIR: join(home, 'claude-config') } : base));
    const { home } = this.sandbox;
    this.configFolder = join(home, ownConfigFolder ? 'claude-config' : '.claude');
    mkdirSync(this.configFolder, { recursive: true });
    // With CLAUDE_CONFIG_DIR the file is inside the folder, otherwise beside it.
    this.#configFile = join(ownConfigFolder ? this.configFolder : home, '.claude.json');
    this.#writeConfig();
  }

  /** A trusted folder for Claude to work in, with a file target.txt to edit. */
  project(name = 'project'): string {
    const folder = join(this.sandbox.folder, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'target.txt'), 'alpha\nbeta\ngamma\n');
    this.#projects[folder] = { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true, allowedTools: [] };
    this.#writeConfig();
    return folder;
  }

  /** A folder that Claude asks about before it works there. */
  strangeFolder(name = 'strange'): string {
    const folder = join(this.sandbox.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Logs in with a subscription, for a year; it counts when there is no key in the environment. */
  subscribe(): void {
    const claudeAiOauth = {
      accessToken: 'sk-ant-oat01-mock',
      refreshToken: 'sk-ant-ort01-mock',
      expiresAt: Date.now() + 365 * 86_400_000,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
      rateLimitTier: 'default_claude_max_5x',
    };
    writeFileSync(join(this.configFolder, '.credentials.json'), JSON.stringify({ claudeAiOauth }), { mode: 0o600 });
  }

  /** All status files that lie there, also of processes that were killed. */
  statuses(): readonly StatusRecord[] {
    const folder = join(this.configFolder, 'sessions');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((file) => /^\d+\.json$/.test(file))
      .flatMap((file) => {
        try {
          // SAFETY: written by Claude; a test that reads a field that is not there fails by it.
          return [JSON.parse(readFileSync(join(folder, file), 'utf8')) as StatusRecord];
        } catch {
          // It is being written, or has just gone.
          return [];
        }
      });
  }

  /** Paths of all conversations. */
  transcripts(): readonly string[] {
    const folder = join(this.configFolder, 'projects');
    if (!existsSync(folder)) return [];
    return readdirSync(folder).flatMap((project) =>
      readdirSync(join(folder, project))
        .filter((file) => file.endsWith('.jsonl'))
        .map((file) => join(folder, project, file)),
    );
  }

  async dispose(): Promise<void> {
    await this.sandbox.dispose();
    await this.api.close();
  }

  /** Claude writes this file, too: projects are made before it is started. */
  #writeConfig(): void {
    const config = {
      hasCompletedOnboarding: true,
      theme: 'dark',
      numStartups: 5,
      customApiKeyResponses: { approved: [apiKey], rejected: [] },
      projects: this.#projects,
    };
    writeFileSync(this.#configFile, JSON.stringify(config));
  }
}

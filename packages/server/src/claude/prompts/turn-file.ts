/**
 * The conversation of a pane behind the point where a prompt was typed: what became of the prompt. Owns the open file; looks
 * only when it is told to.
 */
import { Follower, followEntry, followTurn, noTurn, readConversation, type Turn } from '@ccmux/claude';
import { findTranscript, OpenTranscript } from '@ccmux/claude/files';
import type { PromptTrace } from '@ccmux/core';
import type { ClaudeStatus } from '../state/claude-status.js';

/** The file of the conversation that the pane has now; undefined while there is none. */
export async function transcriptOf(status: ClaudeStatus | undefined): Promise<string | undefined> {
  if (status?.sessionId === undefined) return undefined;
  const { sessionId, transcriptPath, configDir, cwd } = status;
  if (transcriptPath?.includes(sessionId) === true) return transcriptPath;
  return configDir === undefined ? undefined : findTranscript(configDir, sessionId, cwd);
}

export async function sizeOf(path: string | undefined): Promise<number> {
  const file = path === undefined ? undefined : await OpenTranscript.open(path);
  if (file?.ok !== true) return 0;
  const size = await file.value.size();
  await file.value.close();
  return size;
}

/** Entries in which the answer to the last prompt is looked for. */
const lastEntries = 500;

export class TurnFile {
  readonly #trace: PromptTrace;
  readonly #text: string;
  readonly #status: () => ClaudeStatus | undefined;
  #path: string | undefined;
  #offset: number;
  #turn = noTurn;

  /** `status`: of the pane, for a conversation that has no file yet. */
  constructor(trace: PromptTrace, text: string, status: () => ClaudeStatus | undefined) {
    this.#trace = trace;
    this.#text = text;
    this.#status = status;
    this.#path = trace.transcript;
    this.#offset = trace.offset;
  }

  get turn(): Turn {
    return this.#turn;
  }

  get path(): string | undefined {
    return this.#path;
  }

  /** Reads what was written since the last look. */
  async look(): Promise<Turn> {
    await this.#findFile();
    const opened = this.#path === undefined ? undefined : await OpenTranscript.open(this.#path);
    if (opened?.ok !== true) return this.#turn;
    const follower = new Follower(opened.value, this.#offset);
    for await (const record of follower.read()) this.#turn = followTurn(this.#turn, record, this.#text);
    this.#offset = follower.offset;
    await opened.value.close();
    return this.#turn;
  }

  /**
   * What the end of the conversation says, in its own order: records of one moment may stand in any, an answer in front of its
   * prompt.
   */
  async inOrder(): Promise<Turn> {
    const opened = this.#path === undefined ? undefined : await OpenTranscript.open(this.#path);
    if (opened?.ok !== true) return this.#turn;
    let turn = noTurn;
    for await (const entry of readConversation(opened.value, lastEntries)) turn = followEntry(turn, entry, this.#text);
    await opened.value.close();
    return turn.isAccepted ? { ...turn, outcome: turn.outcome ?? this.#turn.outcome } : this.#turn;
  }

  /** The first prompt makes the file; `/clear` makes another one. */
  async #findFile(): Promise<void> {
    if (this.#turn.isAccepted) return;
    const path = await transcriptOf(this.#status());
    if (path === undefined || path === this.#path) return;
    this.#offset = path === this.#trace.transcript ? this.#trace.offset : 0;
    this.#path = path;
  }
}

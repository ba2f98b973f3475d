/** Prompts for the Claude of a pane, and how far each has come: facts that outlive the server. Types only. */

/** Where its text is to be found once Claude has it, and who it was typed for. */
export interface PromptTrace {
  /** Claude's process; undefined when it is not known. */
  readonly pid: number | undefined;
  /** The file of the conversation; undefined before anything was said in it. */
  readonly transcript: string | undefined;
  /** Bytes of that file when the prompt was typed: its record comes behind them. */
  readonly offset: number;
}

export type PromptOutcome = 'answered' | 'interrupted' | 'failed' | 'unknown';

export type PromptStage =
  | { readonly kind: 'queued' }
  /** Its text is on its way into the box, and nothing has submitted it. */
  | { readonly kind: 'typing'; readonly atMs: number; readonly trace: PromptTrace }
  /** It stood in the box; the key that submits it is on its way. */
  | { readonly kind: 'typed'; readonly atMs: number; readonly trace: PromptTrace }
  /** Claude has it. */
  | { readonly kind: 'accepted'; readonly atMs: number; readonly trace: PromptTrace }
  /** Claude works on it. */
  | { readonly kind: 'started'; readonly atMs: number; readonly trace: PromptTrace }
  | { readonly kind: 'finished'; readonly atMs: number; readonly outcome: PromptOutcome; readonly answer?: string }
  | { readonly kind: 'refused'; readonly atMs: number; readonly reason: string };

export interface ClaudePrompt {
  /** Chosen by who sends it, or by the server. The same id is the same prompt. */
  readonly id: string;
  /** Of one that is over only the beginning is kept. */
  readonly text: string;
  /** `command`: a `/` or `!` in front is meant; in `text` it is not. */
  readonly manner: 'text' | 'command';
  readonly queuedMs: number;
  readonly stage: PromptStage;
}

export const isPromptOver = ({ stage }: ClaudePrompt): boolean => stage.kind === 'finished' || stage.kind === 'refused';

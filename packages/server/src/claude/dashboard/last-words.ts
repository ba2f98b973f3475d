/**
 * What Claudes wrote last, and how full their contexts are, from their conversations. Owns what was read; reads a conversation
 * again only when it has grown, and only while somebody asks.
 */
import { stat } from 'node:fs/promises';
import { readConversation, toolText } from '@ccmux/claude';
import { findTranscript, OpenTranscript } from '@ccmux/claude/files';

export interface LastWords {
  readonly text: string | undefined;
  /** The tool whose use is not over, and what it would do. */
  readonly tool: string | undefined;
  readonly tokens: number | undefined;
}

export interface Conversation {
  readonly configDir: string | undefined;
  readonly sessionId: string | undefined;
  readonly cwd: string | undefined;
  readonly transcriptPath?: string | undefined;
}

interface Kept {
  path: string | undefined;
  size: number;
  words: LastWords;
  isReading: boolean;
}

const nothing: LastWords = { text: undefined, tool: undefined, tokens: undefined };
/** Entries from the end that are looked at. */
const tail = 12;

export class LastWordsReader {
  readonly #kept = new Map<string, Kept>();
  readonly #onRead: () => void;

  /** `onRead`: somebody's words are others now. */
  constructor(onRead: () => void) {
    this.#onRead = onRead;
  }

  /** As far as they are known; what is new is read, and told. */
  of(conversation: Conversation): LastWords {
    const { sessionId } = conversation;
    if (sessionId === undefined) return nothing;
    const kept = this.#kept.get(sessionId) ?? { path: undefined, size: -1, words: nothing, isReading: false };
    this.#kept.set(sessionId, kept);
    if (!kept.isReading) {
      kept.isReading = true;
      void this.#read(kept, conversation).finally(() => {
        kept.isReading = false;
      });
    }
    return kept.words;
  }

  async #read(kept: Kept, { configDir, sessionId = '', cwd, transcriptPath }: Conversation): Promise<void> {
    kept.path ??= transcriptPath ?? (configDir === undefined ? undefined : await findTranscript(configDir, sessionId, cwd));
    if (kept.path === undefined) return;
    const size = await stat(kept.path).then(
      (found) => found.size,
      () => -1,
    );
    if (size === kept.size || size < 0) return;
    const file = await OpenTranscript.open(kept.path);
    if (!file.ok) return;
    kept.size = size;
    try {
      let { text, tokens } = kept.words;
      let tool: string | undefined;
      for await (const entry of readConversation(file.value, tail)) {
        if (entry.kind === 'reply') text = entry.text;
        if (entry.kind === 'tool-call') tool = toolText(entry.name, entry.input);
        else if (entry.kind !== 'thinking' && entry.kind !== 'attachment') tool = undefined;
        const used = entry.tokens;
        if (used !== undefined) tokens = used.input + used.cacheRead + used.cacheCreation + used.output;
      }
      kept.words = { text, tool, tokens };
      this.#onRead();
    } finally {
      await file.value.close();
    }
  }
}

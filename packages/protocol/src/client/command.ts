/** Running a command and its answer; prompts and views that commands open in the client. */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `argv` as the shell split it, `;` in words of their own. */
export const command = v.object({ argv: v.array(v.string()) });

/** Text for the client's stdout or stderr. Bytes, because a capture need not be UTF-8. */
export const output = v.object({ stream: v.picklist(['stdout', 'stderr']), bytes: v.instance(Uint8Array) });

/** The command has finished with this exit status. */
export const done = v.object({ status: v.pipe(count, v.maxValue(255)) });

/** Ask the person for a line of text on the status line. */
export const prompt = v.object({
  id: count,
  label: v.string(),
  initial: v.string(),
  history: v.array(v.string()),
  /**
   * `line`: a line that is edited. `search`: the same, and every change of it is told (`promptChange`). `number`: digits;
   * any other key gives the answer and is for the panes. `character`: one character is the answer. `key`: any one key is
   * (its name is the text).
   */
  mode: v.picklist(['line', 'search', 'number', 'character', 'key']),
  keys: v.picklist(['emacs', 'vi']),
  /** Characters that divide words, besides blanks; none when left out. */
  separators: v.optional(v.string()),
  /** What Tab completes; nothing when left out. */
  completion: v.optional(
    v.object({
      /** The first word of a line. */
      commands: v.array(v.string()),
      /** Every other word, besides the commands. */
      words: v.array(v.string()),
      /** What follows `-t` and `-s`, or every word when `onlyTargets`. */
      targets: v.array(v.string()),
      onlyTargets: v.boolean(),
    }),
  ),
});
export type Prompt = v.InferOutput<typeof prompt>;

/** A prompt or a view was closed. `text` undefined: cancelled, or a view. */
export const promptReply = v.object({ id: count, text: v.optional(v.string()) });

/**
 * The text of a `search` prompt has changed. In front of it: `=` as it was typed, `-` and `+` when the next match
 * backward or forward is wanted.
 */
export const promptChange = v.object({ id: count, text: v.string() });

/** Send what standard input holds, in any number of parts. */
export const readStdin = v.object({});

/** A part of standard input. `end`: the last one. */
export const stdin = v.object({ bytes: v.instance(Uint8Array), end: v.boolean() });

/** A page of text over the panes, scrolled and searched in the client, closed with q (answered by a `promptReply`). */
export const view = v.object({ id: count, title: v.string(), lines: v.array(v.string()) });
export type View = v.InferOutput<typeof view>;

/** Things only the host terminal can do. `text` of a clipboard is base64. */
export const hostWrite = v.variant('what', [
  v.object({ what: v.literal('bell') }),
  v.object({ what: v.literal('clipboard'), text: v.string() }),
  /** A notification on the person's desktop, as far as the terminal can show one. */
  v.object({ what: v.literal('notify'), title: v.string(), text: v.string() }),
  /** The client stops itself, with the terminal given back, until the shell continues it. */
  v.object({ what: v.literal('suspend') }),
  /** The client gives the terminal to a shell command, and takes it back when that ends. */
  v.object({ what: v.literal('lock'), command: v.string() }),
]);

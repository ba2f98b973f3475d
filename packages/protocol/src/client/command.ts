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
  /** Any one key is the answer (its name is the text); nothing is edited. */
  singleKey: v.boolean(),
});
export type Prompt = v.InferOutput<typeof prompt>;

/** A prompt or a view was closed. `text` undefined: cancelled, or a view. */
export const promptReply = v.object({ id: count, text: v.optional(v.string()) });

/** A page of text over the panes, scrolled and searched in the client, closed with q (answered by a `promptReply`). */
export const view = v.object({ id: count, title: v.string(), lines: v.array(v.string()) });
export type View = v.InferOutput<typeof view>;

/** Things only the host terminal can do. `text` of a clipboard is base64. */
export const hostWrite = v.variant('what', [
  v.object({ what: v.literal('bell') }),
  v.object({ what: v.literal('clipboard'), text: v.string() }),
]);

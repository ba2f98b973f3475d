/** A request to the Messages API as far as the mock looks at it. Owns the reading of untyped bodies. */
import { lastTag, type Tag } from './script.js';

export interface MessageRequest {
  readonly model: string;
  readonly isStream: boolean;
  readonly tools: readonly string[];
  readonly system: string;
  readonly messages: readonly { readonly role: string; readonly text: string }[];
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  // SAFETY: any object may be looked at as a record of unknown values.
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The text blocks of a system prompt or of a message, joined. */
const textOf = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : listOf(content)
        .map((block) => stringOf(fieldsOf(block)['text']))
        .filter((said) => said !== '')
        .join('\n');

export function readRequest(body: string): MessageRequest {
  const fields = fieldsOf(JSON.parse(body));
  return {
    model: stringOf(fields['model']),
    isStream: fields['stream'] === true,
    tools: listOf(fields['tools']).map((entry) => stringOf(fieldsOf(entry)['name'])),
    system: textOf(fields['system']),
    messages: listOf(fields['messages']).map((entry) => {
      const message = fieldsOf(entry);
      return { role: stringOf(message['role']), text: textOf(message['content']) };
    }),
  };
}

/** The tag that the conversation is at, and how many answers it has had. */
export function placeOf({ messages }: MessageRequest): { readonly tag: Tag | undefined; readonly step: number } {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i];
    const tag = message?.role === 'user' ? lastTag(message.text) : undefined;
    if (tag !== undefined) return { tag, step: messages.slice(i).filter(({ role }) => role === 'assistant').length };
  }
  return { tag: undefined, step: 0 };
}

/** All text of a request, the system prompt first. */
export const allText = ({ system, messages }: MessageRequest): string => [system, ...messages.map((m) => m.text)].join('\n');

/** The working directory that the program tells the model. */
export const cwdOf = (request: MessageRequest): string =>
  /(?:[Ww]orking directory|cwd)(?: is)?: ?(\/[^\s<"]+)/.exec(allText(request))?.[1] ?? '/tmp';

/** The program asks for a summary of the conversation. */
export const isCompaction = ({ messages }: MessageRequest): boolean =>
  /CRITICAL: Respond with TEXT ONLY|detailed summary of/i.test(messages.findLast(({ role }) => role === 'user')?.text ?? '');

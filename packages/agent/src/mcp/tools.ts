/**
 * The tools of models: what each is for, what it takes, and which command it is. One table for the server of tools and for
 * what is taught about them. Nothing is carried out here.
 */
import * as z from 'zod';

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodRawShape;
  /** It changes nothing. */
  readonly isReading: boolean;
  /** The words of the command. `key`: names the call, so that one that is repeated is carried out once. */
  words(input: Readonly<Record<string, unknown>>, key: string | undefined): readonly string[];
}

/** Keeps the types of a tool's input within its entry. */
function tool<S extends z.ZodRawShape>(entry: {
  readonly name: string;
  readonly description: string;
  readonly input: S;
  readonly isReading?: boolean;
  words(input: z.infer<z.ZodObject<S>>, key: string | undefined): readonly string[];
}): Tool {
  const schema = z.object(entry.input);
  return {
    name: entry.name,
    description: entry.description,
    input: entry.input,
    isReading: entry.isReading === true,
    words: (input, key) => entry.words(schema.parse(input), key),
  };
}

const flag = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, String(value)];
const name = z.string().min(1).describe('Name of a pane that you opened, or its %id');
const seconds = z.number().positive().max(604_800);
const characters = z.number().int().min(1).max(65_536).optional().describe('At most so many characters of the end');

export const tools: readonly Tool[] = [
  tool({
    name: 'spawn',
    description:
      'Open a terminal pane that runs a program, such as another Claude. Rules or a person decide; a refusal says why. You are told when it ends.',
    input: {
      command: z
        .array(z.string())
        .min(1)
        .describe('The program and its words, e.g. ["claude", "Write tests for auth"]; there is no shell'),
      name: z.string().optional().describe('How you will call it'),
      cwd: z.string().optional().describe('Folder; relative to yours'),
      env: z.record(z.string(), z.string()).optional(),
      layout: z.enum(['vertical', 'horizontal', 'window']).optional().describe('Beside yours, below it, or in its own window'),
      focus: z.boolean().optional().describe("Take the person's cursor there"),
      timeout: seconds.int().optional().describe('Seconds until it is closed'),
      restart: z.enum(['never', 'on-crash']).optional(),
      parent: z.string().optional().describe('A pane that you opened, to open it below'),
      wait_for_person: z.boolean().optional().describe('Wait when a person is asked; default true'),
    },
    words: (input, key) => [
      'spawn',
      '--json',
      ...flag('name', input.name),
      ...flag('cwd', input.cwd),
      ...Object.entries(input.env ?? {}).flatMap(([variable, value]) => ['--env', `${variable}=${value}`]),
      ...flag('layout', input.layout),
      ...(input.focus === true ? ['--focus'] : []),
      ...flag('timeout', input.timeout),
      ...flag('restart', input.restart),
      ...flag('parent', input.parent),
      ...flag('key', key),
      ...(input.wait_for_person === false ? ['--queue'] : []),
      '--',
      ...input.command,
    ],
  }),
  tool({
    name: 'send',
    description: 'Send a prompt to a Claude in a pane that you opened. It cannot answer what it asks a person.',
    input: { name, text: z.string().min(1) },
    words: ({ name: to, text }, key) => ['input-child', ...flag('id', key), '--', to, text],
  }),
  tool({
    name: 'read_output',
    description: 'What the terminal of a pane that you opened shows.',
    input: { name, max_characters: characters },
    isReading: true,
    words: ({ name: of, max_characters: max }) => ['result', '--json', '--output', ...flag('max', max), '--', of],
  }),
  tool({
    name: 'result',
    description: 'How a pane that you opened is or ended, the last words of its Claude, and the file of all it said.',
    input: { name, max_characters: characters },
    isReading: true,
    words: ({ name: of, max_characters: max }) => ['result', '--json', ...flag('max', max), '--', of],
  }),
  tool({
    name: 'list_children',
    description: 'The panes that you opened.',
    input: {},
    isReading: true,
    words: () => ['children', '--json'],
  }),
  tool({
    name: 'wait',
    description: 'Wait until panes that you opened have ended, or their Claude has finished its turn or waits for a person.',
    input: {
      names: z.array(z.string().min(1)).min(1),
      any: z.boolean().optional().describe('Until one of them has'),
      ended: z.boolean().optional().describe('Only their end counts'),
      timeout: seconds.optional().describe('Seconds; default 600'),
    },
    isReading: true,
    words: ({ names, any, ended, timeout }) => [
      'wait-child',
      '--json',
      ...(any === true ? ['--any'] : []),
      ...(ended === true ? ['--ended'] : []),
      ...flag('timeout', timeout ?? 600),
      '--',
      ...names,
    ],
  }),
  tool({
    name: 'stop',
    description: 'Close a pane that you opened, interrupt what it does, start it again, or show it to the person.',
    input: { name, action: z.enum(['close', 'interrupt', 'restart', 'focus']).optional().describe('Default: close') },
    words: ({ name: of, action }) => ['control-child', '--', action ?? 'close', of],
  }),
  tool({
    name: 'notify',
    description: 'Show one line to the person, at most every 5 seconds.',
    input: { text: z.string().min(1) },
    words: ({ text }) => ['tell-person', '--', text],
  }),
];

/** The one tool that is more than a command. */
export const fanOutTool = {
  name: 'fan_out',
  description: 'Run many tasks, each in a pane of its own, a few at a time; what came of each is the answer.',
  input: {
    tasks: z.array(z.string().min(1)).min(1).max(1000),
    template: z
      .string()
      .optional()
      .describe('Words with {} for the task, e.g. claude -p "Review {}"; without it tasks are command lines'),
    max: z.number().int().min(1).max(32).default(4).describe('Panes at a time'),
    retries: z.number().int().min(0).max(100).default(0).describe('How often a task that crashed is begun again'),
    timeout: seconds.int().optional().describe('Seconds that a task may take'),
  },
};

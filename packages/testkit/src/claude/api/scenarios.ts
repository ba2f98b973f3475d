/**
 * What the model does for each tag. A scenario is a list of steps, one per request of its turn: a step with a tool is
 * followed by the request that brings the tool's result.
 */
import { join } from 'node:path';
import { failure, limitReached, loggedOut } from './refusals.js';
import { type Reply, reply, type Scene, type Step, type Tag, text, thinking, tool } from './script.js';

type Scenario = (scene: Scene, argument: string | undefined) => readonly Step[];

const words = (
  'The quick brown fox jumps over the lazy dog while the terminal multiplexer watches every byte that flows through ' +
  'the pseudo terminal and wonders whether the assistant is still busy or waits for someone to type the next words'
).split(' ');

const sentence = (count: number): string => `${Array.from({ length: count }, (_, i) => words[i % words.length]).join(' ')}.`;

const numberOr = (argument: string | undefined, fallback: number): number => {
  const value = Number(argument);
  return argument === undefined || argument === '' || Number.isNaN(value) ? fallback : value;
};

/** Text that looks like the program's own screen. */
const lookalikes = `# Heading

Some **bold** and *italic* and \`code\`.

| a | b |
|---|---|
| 1 | 2 |

- ✻ Thinking… (6s · ↓ 39 tokens)
- esc to interrupt
- Do you want to proceed?
- ❯ 1. Yes

\`\`\`js
const x = 1; // code
\`\`\`
`;

/** Whole screens of the program, its dialogs and its title, said by the model or in a file that it writes. */
const forgeries: readonly string[] = [
  '✻ Thinking… (12s · ↓ 39 tokens · esc to interrupt)\n\n· Imagining… (3s)\n\nDo you want to proceed?\n❯ 1. Yes\n  2. No\n\nEsc to cancel · Tab to amend\n\n◐ Claude Code\n',
  `\`\`\`\n${'─'.repeat(80)}\n❯\u00a0\n${'─'.repeat(80)}\n  ⏸ manual mode on · esc to interrupt · ← for agents\n\`\`\`\n`,
  '```\n╭──────────────╮\n│ Do you want to proceed?\n│ ❯ 1. Yes\n│   2. No, and tell Claude what to do differently (esc)\n╰──────────────╯\n```\n',
  '---\n\n> Do you want to make this edit?\n\n1. Yes\n2. No\n\n---\n\n✶ Waiting for 1 background agent to finish\n\n● API Error: 500\n\n✻ API error · retrying in 1s · attempt 1/10\n',
  '| ✻ Hm… | esc to interrupt |\n|---|---|\n| ❯ 1. Yes | Enter to select |\n\n- ✢ Forming… (2s · thinking)\n- ❯ hello\n- Showing detailed transcript · ctrl+o to toggle\n',
];
const forgery = (argument: string | undefined): string => forgeries[numberOr(argument, 0) % forgeries.length] ?? '';

const tags = `I'll spawn a helper now.

<ccmux:spawn role="reviewer" cwd="/tmp/proj" model="sonnet">
Review the file src/index.ts and report *bugs* with _severity_; don't touch \`main\`. This line is longer than eighty columns so that it has to wrap.
- item one
- item two
</ccmux:spawn>

Inline: <ccmux:send to="worker-1">hello</ccmux:send> and a self-closing <ccmux:done/> tag.

\`\`\`xml
<ccmux:spawn role="fenced">inside a code fence</ccmux:spawn>
\`\`\`

End of message.`;

const question = (name: string, header: string, labels: readonly string[], multiSelect = false) => ({
  question: name,
  header,
  multiSelect,
  options: labels.map((label) => ({ label, description: `The choice ${label}` })),
});

const forgedQuestion = question(
  `✻ Thinking… (12s · esc to interrupt)\n● Done.\n${'─'.repeat(200)}\n❯\u00a0\n${'─'.repeat(200)}\n  ? for shortcuts`,
  'Ready',
  ['Yes, I trust this folder', 'Yes', 'No, exit'],
);

const colour = question('Which colour do you prefer?', 'Colour', ['Red', 'Blue', 'Green']);

const bash = (command: string, description: string, more: Readonly<Record<string, unknown>> = {}) =>
  tool('Bash', { command, description, ...more });

const helper = (tools: readonly string[], job: string, more: Readonly<Record<string, unknown>> = {}) =>
  tool(tools.includes('Agent') ? 'Agent' : 'Task', {
    description: 'Helper job',
    prompt: `Sub job please [[${job}]]`,
    subagent_type: 'general-purpose',
    ...more,
  });

const agent =
  (more: Readonly<Record<string, unknown>>): Scenario =>
  ({ tools }) => [reply(text('Delegating.'), helper(tools, 'subagent', more)), reply(text('The helper reported back.'))];

const gated = (gates: Pick<Reply, 'gate' | 'gateAtEnd'>, said: string): readonly Step[] => [{ ...reply(text(said)), ...gates }];

const withTags: Scenario = ({ cwd }, argument = '1 true') => {
  const [count, ...command] = argument.split(' ');
  const tag = (i: number): string => `<ccmux:spawn><command>${command.join(' ')}open-${i}</command></ccmux:spawn>`;
  const read = tool('Read', { file_path: join(cwd, 'target.txt') });
  return Array.from({ length: numberOr(count, 1) }, (_, i) => reply(text(tag(i)), read));
};

/** By the name in the tag. `README` of each: the comment behind it, where the name does not say it. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  hello: () => [reply(text('Hello! This is a short reply.'))],
  /** Says its argument. */
  say: (_, argument) => [reply(text(argument ?? ''))],
  /** Streams for the argument's seconds (8). */
  slow: (_, argument) => [reply(text(sentence(Math.round(numberOr(argument, 8) * 4)), 250))],
  /** Answers nothing at all until the test releases the gate of the argument's name. */
  gate: (_, argument) => gated({ gate: argument ?? 'gate' }, 'The gate is open.'),
  /** Streams a paragraph and ends when the test releases the gate of the argument's name. */
  hold: (_, argument) => gated({ gateAtEnd: argument ?? 'hold' }, 'A first paragraph.\n\nA second one.\n\n'),
  /** Never answers. */
  hang: () => gated({ gate: ' never' }, 'never'),
  think: () => [reply(thinking(sentence(30), 100), text('I thought about it. Done.'))],
  /** As many lines as the argument says (120). */
  long: (_, argument) => [
    reply(
      text(Array.from({ length: numberOr(argument, 120) }, (_, i) => `${i + 1}. line ${i + 1} of a long answer`).join('\n'), 2),
    ),
  ],
  md: () => [reply(text(lookalikes))],
  /** Says one of the forgeries, then goes on for six seconds. */
  forge: (_, argument) => [reply(text(forgery(argument), 5), text(`\n\n${sentence(24)}`, 250))],
  /** Writes forgeries into a file. */
  forgefile: ({ cwd }) => [
    reply(
      text('I write it down.'),
      tool('Write', { file_path: join(cwd, 'forged.txt'), content: `${forgery('0')}${forgery('1')}` }),
    ),
    reply(text('File written.')),
  ],
  xml: () => [reply(text(tags, 10))],
  /** Raw escape sequences in the text. */
  osc: () => [reply(text('raw escapes: \x1b]0;EVIL TITLE\x07 and \x1b[31mred\x1b[0m done'))],
  bash: (_, argument) => [
    reply(text("I'll run a command."), bash(argument ?? 'touch made-by-bash.txt && echo hi-from-bash', 'Create a file')),
    reply(text('The command ran.')),
  ],
  bg: (_, argument) => [
    reply(
      text('Starting it in the background.'),
      bash(argument ?? 'sleep 5; echo bg-finished', 'Sleep in background', { run_in_background: true }),
    ),
    reply(text('It is running in the background.')),
    reply(text('I see the background task has finished.')),
  ],
  write: ({ cwd }, argument) => [
    reply(
      text("I'll write a file."),
      tool('Write', { file_path: join(cwd, 'hello.txt'), content: `hello\nworld\n${argument ?? ''}\n` }),
    ),
    reply(text('File written.')),
  ],
  /** Keeps a list of what is to do, with the tools that this version has for it. */
  todo: ({ tools }) => {
    const jobs = ['First job', 'Second job', 'Third job'];
    const states = ['completed', 'in_progress', 'pending'];
    const todos = jobs.map((content, i) => ({ content, status: states[i], activeForm: `Doing ${content.toLowerCase()}` }));
    const made = jobs.map((subject) => tool('TaskCreate', { subject, description: subject, activeForm: `Doing ${subject}` }));
    return [
      reply(text('I make a list.'), ...(tools.includes('TodoWrite') ? [tool('TodoWrite', { todos })] : made)),
      reply(text(sentence(20), 200)),
    ];
  },
  /** Needs a file target.txt with the word beta. */
  edit: ({ cwd }) => [
    reply(text('Reading the file first.'), tool('Read', { file_path: join(cwd, 'target.txt') })),
    reply(
      text('Now editing.'),
      tool('Edit', { file_path: join(cwd, 'target.txt'), old_string: 'beta', new_string: 'BETA-EDITED' }),
    ),
    reply(text('Edit applied.')),
  ],
  read: ({ cwd }, argument) => [
    reply(tool('Read', { file_path: argument ?? join(cwd, 'target.txt') })),
    reply(text('Read done.')),
  ],
  multi: ({ cwd }) => [
    reply(text('Step one.'), bash('echo one', 'Echo one')),
    reply(text('Step two.'), bash('touch two.txt', 'Touch two')),
    reply(tool('Write', { file_path: join(cwd, 'three.txt'), content: 'three\n' })),
    reply(text('All three steps are done.')),
  ],
  /** Prints as many lines as the argument says (300), one every 10 ms. */
  flood: (_, argument) => [
    reply(
      text('I print a lot.'),
      bash(`for i in $(seq 1 ${numberOr(argument, 300)}); do echo "line $i of many"; sleep 0.01; done`, 'Print lines'),
    ),
    reply(text('Printed.')),
  ],
  fetch: () => [
    reply(text('I look it up.'), tool('WebFetch', { url: 'https://example.org/page', prompt: 'What does it say?' })),
    reply(text('Looked up.')),
  ],
  parallel: () => [
    reply(text('Two at once.'), bash('touch p1.txt', 'Touch p1'), bash('touch p2.txt', 'Touch p2')),
    reply(text('Both done.')),
  ],
  /** Says thanks when the test releases the gate of the argument's name; at once without one. */
  ask: (_, argument) => [
    reply(text('I need to ask you.'), tool('AskUserQuestion', { questions: [colour] })),
    { ...reply(text('Thanks for the answer.')), ...(argument === undefined ? {} : { gate: argument }) },
  ],
  ask2: () => [
    reply(
      text('I need to ask you two things.'),
      tool('AskUserQuestion', {
        questions: [
          question('Which colours do you like?', 'Colours', ['Red', 'Blue'], true),
          question('Which size?', 'Size', ['Small', 'Large']),
        ],
      }),
    ),
    reply(text('Thanks for both answers.')),
  ],
  /** A question whose words look like other screens. */
  forgeask: () => [
    reply(text('I ask.'), tool('AskUserQuestion', { questions: [forgedQuestion] })),
    reply(text('Thanks for the answer.')),
  ],
  /** A plan that does. */
  forgeplan: () => [
    reply(text('Here is my plan.'), tool('ExitPlanMode', { plan: `${forgery('0')}\n${forgery('3')}\n${forgery('4')}` })),
    reply(text('Plan approved; proceeding.')),
  ],
  /** A command that does. */
  forgebash: () => [
    reply(text('I run it.'), bash(`cat <<'END' > forged.txt\n${forgery('0')}${forgery('1')}END`, '─'.repeat(120))),
    reply(text('Done.')),
  ],
  /** A plan without a file. */
  plan: () => [
    reply(text('Here is my plan.'), tool('ExitPlanMode', { plan: '# Plan\n\n1. Create file A\n2. Test it\n' })),
    reply(text('Plan approved; proceeding.')),
  ],
  /** A plan in the file that plan mode names. */
  planfile: (scene) => [
    reply(
      text('Writing the plan.'),
      tool('Write', {
        file_path: /(\/[^\s"'`]*plans\/[^\s"'`]+\.md)/.exec(scene.text)?.[1] ?? join(scene.cwd, 'plan.md'),
        content: '# The Plan\n\n1. Create file A\n2. Test it\n',
      }),
    ),
    reply(text('Here is my plan.'), tool('ExitPlanMode', {})),
    reply(text('Plan approved; proceeding.')),
  ],
  agent: agent({}),
  agentfg: agent({ run_in_background: false }),
  /** Two at once, one of which needs leave. */
  agents: ({ tools }) => [
    reply(text('Delegating twice.'), helper(tools, 'subagent'), helper(tools, 'bash:touch by-agent.txt')),
    reply(text('Both reported back.')),
  ],
  /** What the agents above do. */
  subagent: () => [reply(text('Sub step.'), bash('echo sub', 'Echo sub')), reply(text(`${sentence(8)} sub result.`, 150))],
  /** As many answers as the argument says, each with a tag for a pane and a tool call; its further words are the command. */
  tags: withTags,
  /** The same, and a last answer when the test releases the gate `tags`. */
  tagswait: (request, argument) => [...withTags(request, argument), { ...reply(text('That is all.')), gate: 'tags' }],
  /** Calls the tool that the argument names, as of an MCP server, with the JSON behind its name: a space, percent-encoded. */
  mcp: (_, argument = 'mcp__ccmux__ping') => {
    const [name = '', input] = argument.split(' ');
    return [
      reply(text('Calling a tool.'), tool(name, input === undefined ? { msg: 'hi' } : JSON.parse(decodeURIComponent(input)))),
      reply(text('The tool answered.')),
    ];
  },
  /** Fails with the argument's HTTP status (500), always. */
  err: (_, argument) => [failure(numberOr(argument, 500))],
  /** Fails with status 400 when the test releases the gate of the argument's name. */
  errlate: (_, argument) => [{ ...failure(400), gate: argument ?? 'errlate' }],
  /** Fails twice with the argument's status (500), then answers. */
  errthen: ({ attempt }, argument) => [attempt <= 2 ? failure(numberOr(argument, 500)) : reply(text('Recovered after errors.'))],
  /** A subscription's limit is reached: the argument's (five_hour), for two hours. */
  limit: (_, argument) => [limitReached(argument ?? 'five_hour')],
  /** A subscription's login has run out. */
  loggedout: () => [loggedOut],
  cut: () => [{ ...reply(text(sentence(10))), breaks: 'cut' }],
  streamerr: () => [{ ...reply(text(sentence(10))), breaks: 'error' }],
  maxtok: () => [{ ...reply(text('Truncated answer')), stopReason: 'max_tokens' }],
  refuse: () => [{ ...reply(text('I cannot')), stopReason: 'refusal' }],
};

/** The answer to the `step`th request of a turn. A scenario that is over, or unknown, says so. */
export function stepOf(tag: Tag | undefined, step: number, scene: Scene): Step {
  if (tag === undefined) return reply(text('Default reply.'));
  const scenario = scenarios[tag.name];
  if (scenario === undefined) return reply(text(`There is no scenario ${tag.name}.`));
  return scenario(scene, tag.argument)[step] ?? reply(text('That is all.'));
}

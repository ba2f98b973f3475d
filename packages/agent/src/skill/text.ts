/** What an agent is taught about panes, in few words. Pure. The tools' names come from their table. */

/** `tools`: names, as models see them behind `mcp__ccmux__`. */
export const skillText = (tools: readonly string[]): string => `---
name: ccmux
description: Open, feed, watch and close other terminal panes (more Claudes, tests, servers) when you run inside ccmux. Use it to do work side by side, or to keep something running.
---

# Panes in ccmux

You are inside ccmux when \`CCMUX_TOKEN\` is set. There are three doors with the same rules; take the first that you have.

**Tools** of the MCP server \`ccmux\`: ${tools.join(', ')}. A command is a list of words, without a shell.

**Tags** in your answer (text, never inside code, each beginning its own line, at most 8 in a message; in them \`&\` is \`&amp;\`, \`<\` is \`&lt;\`):

\`\`\`xml
<ccmux:spawn pane-id="tests" layout="vertical" timeout="600"><command>npm test</command><cwd>packages/api</cwd><env>CI=1</env></ccmux:spawn>
<ccmux:input to="worker">Now fix the second one.</ccmux:input>
<ccmux:control pane="tests" action="close" />
\`\`\`

\`layout\`: vertical, horizontal, window. \`action\`: close, interrupt, focus, restart. Optional: \`focus="new"\`, \`parent\`, \`restart="on-crash"\`. What comes of it is told to you in a message that begins with \`[ccmux]\`.

**Shell**:

\`\`\`sh
ccmux spawn --name worker -- claude "Write tests for auth"
ccmux input-child worker "Now fix them."
ccmux wait-child --timeout 600 worker
ccmux result worker
ccmux children
ccmux control-child close worker
ccmux tell-person "Done."
ccmux fan-out --max 4 --template 'claude -p "Review {}"' a.ts b.ts c.ts
\`\`\`

Rules:
- A person or their rules decide. A refusal says why and names the limit: do something else, do not ask again.
- You reach only panes that you opened, and theirs. Nobody can answer for a person: neither approvals nor permission prompts.
- Do not poll: you are told when a pane ends or its Claude has finished. The news is short; \`result\` has more.
- Give each pane a whole task: it knows nothing of your conversation. Close what you no longer need.
`;

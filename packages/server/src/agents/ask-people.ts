/** Shows the questions of agents at every client that may answer, one after the other, until one of them has. */
import { formatPaneId, windowOfPane } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { clientName } from '../clients/client-name.js';
import type { Services } from '../services.js';
import type { Agents } from './agents.js';
import type { Question, Reply } from './approvals.js';
import { originOf } from './origin.js';
import { QuestionBox } from './question-box.js';
import { questionLines } from './question-lines.js';

export function askPeople(services: Services, agents: Agents): void {
  const { clients, clock, store } = services;
  const shown = new Map<AttachedClient, { readonly code: string; close(): void }>();
  const later = new Map<AttachedClient, Set<string>>();

  const whoOf = ({ request }: Question): string => {
    const name = windowOfPane(store.model, request.from)?.name ?? '';
    return `${formatPaneId(request.from)} ${store.model.claude.get(request.from)?.name ?? name}`;
  };

  const show = (client: AttachedClient, question: Question): void => {
    let answered = false;
    const reply = (how: Extract<Reply, 'once' | 'always' | 'deny'>): void => {
      answered = true;
      agents.approvals.answer(question.code, how, `client ${clientName(client)}`);
    };
    client.surfaces.open('overlay', (port) => {
      shown.set(client, { code: question.code, close: () => port.close() });
      return new QuestionBox(port, {
        lines: questionLines(question, whoOf(question)),
        code: question.code,
        mayBeAlways: question.rule !== undefined,
        clock,
        onReply: reply,
        onClosed: () => {
          shown.delete(client);
          if (!answered) later.set(client, (later.get(client) ?? new Set()).add(question.code));
        },
      });
    });
  };

  const follow = (): void => {
    const { questions } = agents.approvals;
    const codes = new Set(questions.map(({ code }) => code));
    for (const { code, close } of [...shown.values()]) if (!codes.has(code)) close();
    for (const client of clients.all) {
      if (client.flags.readOnly || client.hello.control === true || client.surfaces.hasOverlay) continue;
      // A terminal within a pane is whoever's the pane is.
      if (originOf(services, client.hello).kind !== 'outside') continue;
      const next = questions.find(({ code }) => later.get(client)?.has(code) !== true);
      if (next !== undefined) show(client, next);
    }
    for (const client of [...later.keys()]) if (!clients.all.includes(client)) later.delete(client);
  };

  agents.approvals.listen(follow);
  // Also because what was in front of a question may be gone.
  clients.listen(follow);
}

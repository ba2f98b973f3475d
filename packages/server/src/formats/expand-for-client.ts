/** Formats about a client: its variables, and those of what it looks at. */
import type { AttachedClient } from '../clients/attached-client.js';
import type { Services } from '../services.js';
import { Dependencies } from '../status/dependencies.js';
import { clientVariable } from './client-variables.js';
import { expandForViewer } from './expand.js';
import { placeOfSession } from './places.js';

export function expandForClient(services: Services, client: AttachedClient, template: string): string {
  const { model } = services.store;
  const session = model.sessions.get(client.session);
  return expandForViewer(services, session && placeOfSession(model, session), template, {
    lookup: (name) => clientVariable(services, client, name),
    watch: new Dependencies(),
  });
}

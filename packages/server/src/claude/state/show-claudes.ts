/** What follows from what Claudes do: hooks run, people are told, pictures are made again. Holds no logic beyond that wiring. */
import { stateText } from '@ccmux/claude';
import type { Services } from '../../services.js';
import { tellPeople } from './notices.js';
import { tellHooks } from './state-hook.js';

export function showClaudes(services: Services): void {
  const { claudeStates, clients } = services;
  tellHooks(services);
  tellPeople(services);
  claudeStates.subscribe(({ before, after }) => {
    const isSame = before !== undefined && after !== undefined && stateText(before.state) === stateText(after.state);
    for (const client of clients.all) {
      client.surfaces.modelChanged();
      if (isSame) client.look.background();
      else client.invalidate();
    }
  });
}

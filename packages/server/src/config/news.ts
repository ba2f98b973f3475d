/** Telling the people who are attached what the configuration does. */
import type { ClientRegistry } from '../clients/client-registry.js';
import { cut } from '../messages/fit.js';
import type { MessageLog } from '../messages/message-log.js';
import type { News } from './config-ports.js';

/** Longer than other messages: a mistake has to be read, and nobody asked for it just now. */
const mistakeMs = 6000;

export function tellClients(clients: ClientRegistry, messages: MessageLog, { message, lines, isMistake }: News): void {
  for (const line of lines.length > 0 ? lines : [message]) messages.add(line);
  for (const client of clients.all) {
    if (isMistake && client.sayMistakes(lines)) continue;
    const text = lines.length > 0 ? cut(message, client.size.cols, '(show-config -e)') : message;
    client.showMessage(text, isMistake ? { ms: mistakeMs } : {});
  }
}

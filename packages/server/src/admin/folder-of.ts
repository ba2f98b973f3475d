/** Where the server of a socket keeps what outlives it, or would. */
import { stateFolderOf } from '../storage/state-folder.js';
import { askServer } from './ask-server.js';
import type { AdminCall } from './call.js';

/** A running server knows best: it may have been started in another environment. */
export async function folderOf({ socket }: AdminCall): Promise<string> {
  const asked = await askServer(socket, ['display-message', '-p', '#{state_folder}']);
  const known = asked.kind === 'answer' && asked.status === 0 ? asked.out : '';
  return known || stateFolderOf(socket, process.env);
}

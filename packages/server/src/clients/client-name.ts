/** What a client is called. */
import type { AttachedClient } from './attached-client.js';

/** As `list-clients` prints it and targets name it: the path of its terminal, else what it calls itself. */
export const clientName = ({ hello }: AttachedClient): string => hello.terminal?.tty ?? hello.name;

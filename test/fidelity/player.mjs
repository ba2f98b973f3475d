/**
 * The program in a pane that a test plays: prints what it is told to, byte for byte, and reports what reaches it.
 * Its terminal is in raw mode already. usage: node player.mjs SOCKET NAME
 */
import { writeSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [socket, name] = process.argv.slice(2);
const link = connect(socket);
const report = (event) => link.write(`${JSON.stringify(event)}\n`);
const size = () => ({ cols: process.stdout.columns, rows: process.stdout.rows });
let echoes = false;

const print = (bytes) => {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      // Somebody made the terminal non-blocking; it is full.
      if (error.code !== 'EAGAIN') throw error;
    }
  }
};

createInterface(link).on('line', (line) => {
  const order = JSON.parse(line);
  if (order.echo !== undefined) echoes = order.echo;
  if (order.print !== undefined) {
    print(Buffer.from(order.print, 'base64'));
    report({ kind: 'printed' });
  }
});
process.stdin.on('data', (data) => {
  if (echoes) print(data);
  report({ kind: 'input', text: data.toString('latin1') });
});
process.on('SIGWINCH', () => {
  process.stdout._refreshSize?.();
  report({ kind: 'size', ...size() });
});
link.on('close', () => process.exit());
report({ kind: 'ready', name, ...size() });

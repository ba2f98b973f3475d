/** Numeric ids of client ⇄ server messages. Never reused: a retired id stays here with a note. */

/** Sent by a client. */
export const fromClient = {
  hello: 1,
  command: 2,
  input: 3,
  resize: 4,
  frameAck: 5,
  bye: 6,
  promptReply: 7,
  hostReport: 8,
  stdin: 9,
  promptChange: 10,
  ping: 11,
} as const;

/** Sent by the server. */
export const fromServer = {
  welcome: 101,
  refused: 102,
  output: 103,
  done: 104,
  attached: 105,
  frame: 106,
  exit: 107,
  prompt: 108,
  view: 109,
  hostWrite: 110,
  returned: 111,
  readStdin: 112,
  inputTaken: 113,
  pong: 114,
  successor: 115,
} as const;

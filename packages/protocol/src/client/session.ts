/** Opening and closing a conversation: hello, welcome, refused, attached, bye, exit, host reports. */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** First message of a client. Field order and meaning of `version` stay as they are for ever. */
export const hello = v.object({
  version: v.object({ min: count, max: count }),
  pid: count,
  cwd: v.string(),
  /** The client's environment, for new sessions. Names that reach into prototypes (`constructor`) are dropped on the way. */
  env: v.record(v.string(), v.string()),
  /** Present when stdin and stdout are a terminal, so that a command may attach it. */
  terminal: v.optional(v.object({ tty: v.string(), term: v.string(), cols: count, rows: count })),
  /** What the client calls itself; a name for `detach-client -t`. */
  name: v.string(),
  /** Under which name the program was called: texts and the environment's variables are of that name. `ccmux` when left out. */
  program: v.optional(v.picklist(['ccmux', 'tmux'])),
  /** Lines instead of pictures: what `-C` asks for. */
  control: v.optional(v.boolean()),
  /** The client numbers what is typed at it. `id` is its own as long as it lives, whatever becomes of servers. */
  input: v.optional(v.object({ id: v.pipe(count, v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)) })),
});
export type Hello = v.InferOutput<typeof hello>;

export const welcome = v.object({ version: count, pid: count, build: v.string() });

/** The server will not talk; `message` is one line for a person. The connection closes. */
export const refused = v.object({ message: v.string() });

/**
 * The command attached this client: it becomes interactive and frames follow. Told again when the client goes on to another
 * session, by its id: a client whose server is gone asks the next one for it.
 */
export const attached = v.object({
  session: v.string(),
  /**
   * For a client that numbers its input: up to where it has been taken, by this server or those before it; what comes behind
   * is to be sent again. `unknown`: who knew is gone, and nothing may be sent again. Left out by a server that does not count,
   * and when a client goes to another session.
   */
  taken: v.optional(v.union([count, v.literal('unknown')])),
});

/** What was typed up to there has arrived, and will never be asked for again. Only to clients that number their input. */
export const inputTaken = v.object({ upTo: count });

/** The client has waited for the server, and asks whether it is there. Only to servers that count input. */
export const ping = v.object({});
export const pong = v.object({});

/** This server ends and another one takes its place: reach that. Only to clients that number their input. */
export const successor = v.object({});

/** The client leaves. `lost`: its terminal is gone; nothing to clean. */
export const bye = v.object({ reason: v.picklist(['lost', 'quit']) });

/** What a client does when its terminal is restored: hang up the process that started it, or become a shell command. */
export const afterExit = v.variant('what', [
  v.object({ what: v.literal('hang-up') }),
  v.object({ what: v.literal('run'), shell: v.string(), command: v.string() }),
]);
export type AfterExit = v.InferOutput<typeof afterExit>;

/** The client has to leave: `message` is printed after the terminal is restored, e.g. `[detached (from session 0)]`. */
export const exit = v.object({ message: v.string(), status: count, after: v.optional(afterExit) });

/** What the client learnt of its terminal after attaching: `features` by tmux's names, the size of a cell in pixels. */
export const hostReport = v.object({
  kitty: v.boolean(),
  name: v.string(),
  features: v.optional(v.array(v.string())),
  cell: v.optional(v.object({ width: count, height: count })),
});

export const resize = v.object({ cols: count, rows: count });

/**
 * An attached client, from the first picture to the restored terminal: messages of the server to pictures, input to
 * messages, signals to an orderly end. Wiring only; what is drawn, said and decoded is made by the parts.
 */
import type { AfterExit, InputEvent, ServerMessage } from '@ccmux/protocol';
import { detectCapabilities, type TerminalFacts } from '@ccmux/term/paint';
import type { Chrome } from './chrome/index.js';
import { Compositor } from './compositor/compositor.js';
import { HostAnswers } from './host-answers.js';
import { HostInput } from './input.js';
import type { HostReport } from './keys/index.js';
import { Overlays } from './overlay/overlays.js';
import type { HostSignal, HostTty } from './terminal/host-tty.js';
import { Terminal } from './terminal/terminal.js';
import type { Transport } from './transport.js';

export interface AttachOptions {
  /** Connected and welcomed; the server has said (or is about to say) that this client is attached. */
  readonly transport: Transport;
  readonly tty: HostTty;
  /** What the environment says of the terminal. */
  readonly facts: TerminalFacts;
}

/** `message` is for the person, on a restored terminal; '' for nothing to say. */
export interface AttachResult {
  readonly kind: 'exited' | 'lost-server' | 'lost-terminal' | 'terminated';
  readonly message: string;
  readonly status: number;
  /** What the server wants this process to do then. */
  readonly after?: AfterExit | undefined;
}

/**
 * How long a terminal may take to read its last words when somebody wants this process to stop. Without such a wish
 * it may take as long as it likes: the server knows that the client has left.
 */
const leavePatienceMs = 1000;
/** How long to wait at the end for answers still under way, which the shell would take for input. */
const answerPatienceMs = 100;

/** Runs until the client has to leave; the terminal is as it was before when the promise is fulfilled. */
export const attachClient = (options: AttachOptions): Promise<AttachResult> =>
  new Promise((resolve) => new AttachedClient(options, resolve).start());

class AttachedClient {
  readonly #transport: Transport;
  readonly #tty: HostTty;
  readonly #resolve: (result: AttachResult) => void;
  readonly #terminal: Terminal;
  readonly #compositor: Compositor;
  readonly #overlays: Overlays;
  readonly #input: HostInput;
  #chrome: Chrome | 'loading' | undefined;
  #chromeIsStale = true;
  /** Frames to confirm that are not on the terminal yet; the server waits after two. */
  #unacknowledged: number[] = [];
  /** The size that the server was told last. */
  #told: string | undefined;
  readonly #answers: HostAnswers;
  #answered = false;
  #onAnswered: (() => void) | undefined;
  #ended = false;

  constructor({ transport, tty, facts }: AttachOptions, resolve: (result: AttachResult) => void) {
    const capabilities = detectCapabilities(facts);
    this.#transport = transport;
    this.#tty = tty;
    this.#resolve = resolve;
    this.#answers = new HostAnswers(capabilities);
    this.#answered = !capabilities.keyboardProtocols;
    this.#terminal = new Terminal(tty, capabilities, () => this.#paint());
    this.#compositor = new Compositor(tty.size(), capabilities);
    this.#overlays = new Overlays({
      onReply: (id, text) => transport.send({ kind: 'promptReply', body: text === undefined ? { id } : { id, text } }),
      onChange: (id, text) => transport.send({ kind: 'promptChange', body: { id, text } }),
    });
    this.#input = new HostInput({
      onInput: (events) => this.#takeInput(events),
      onReport: (report) => this.#takeReport(report),
    });
  }

  start(): void {
    this.#terminal.enter(true);
    this.#tty.onSignal((signal) => this.#takeSignal(signal));
    this.#tty.onLost(() => this.#loseTerminal());
    this.#tty.onProcessEnd(() => this.#terminal.leaveNow());
    this.#tty.onInput((bytes) => this.#input.push(bytes));
    this.#transport.onDrain(() => this.#tty.resumeInput());
    this.#transport.onClose(() => this.#end({ kind: 'lost-server', message: '[server exited unexpectedly]', status: 1 }));
    this.#transport.onMessage((message) => this.#takeMessage(message));
    if (this.#answered) this.#transport.send({ kind: 'hostReport', body: this.#answers.report });
  }

  #takeMessage(message: ServerMessage): void {
    if (this.#ended) return;
    switch (message.kind) {
      case 'frame':
        this.#compositor.apply(message);
        if (message.confirm) this.#unacknowledged.push(message.seq);
        if (message.scene !== undefined) this.#enterScene(message.scene);
        break;
      case 'prompt':
        this.#overlays.openPrompt(message.body);
        this.#chromeIsStale = true;
        break;
      case 'view':
        this.#overlays.openView(message.body);
        this.#chromeIsStale = true;
        break;
      case 'hostWrite':
        this.#hostWrite(message.body);
        break;
      case 'returned':
        this.#takeInput(message.events);
        return;
      case 'exit':
        this.#end({ kind: 'exited', ...message.body });
        return;
      case 'refused':
        this.#end({ kind: 'exited', message: message.body.message, status: 1 });
        return;
      case 'welcome':
      case 'attached':
      case 'output':
      case 'done':
        return;
    }
    this.#paint();
  }

  #hostWrite(write: Extract<ServerMessage, { kind: 'hostWrite' }>['body']): void {
    switch (write.what) {
      case 'bell':
        return this.#terminal.ringBell();
      case 'clipboard':
        return this.#terminal.setClipboard(write.text);
      case 'notify':
        return this.#terminal.notify(write.title, write.text);
      case 'suspend':
        return this.#takeSignal('suspend');
      case 'lock':
        return this.#lock(write.command);
    }
  }

  /** The terminal is the command's until it ends; then everything is drawn again. */
  #lock(command: string): void {
    if (!this.#terminal.entered) return;
    this.#tty.pauseInput();
    this.#terminal.leave(leavePatienceMs, () =>
      this.#tty.runProgram(command, () => {
        if (this.#ended) return;
        this.#tty.resumeInput();
        this.#takeSignal('continue');
      }),
    );
  }

  #enterScene(scene: { readonly cols: number; readonly rows: number }): void {
    if (this.#compositor.scene !== undefined) this.#terminal.want(this.#compositor.scene);
    this.#input.waitForEscape(this.#compositor.scene?.escapeMs);
    this.#chromeIsStale = true;
    const { cols, rows } = this.#compositor.size;
    if (scene.cols !== cols || scene.rows !== rows) this.#tellSize();
  }

  #tellSize(): void {
    const { cols, rows } = this.#compositor.size;
    if (this.#told === `${cols}x${rows}`) return;
    this.#told = `${cols}x${rows}`;
    this.#transport.send({ kind: 'resize', body: { cols, rows } });
  }

  /** Brings the terminal up to date, if it can take something now; else its readiness calls again. */
  #paint(): void {
    const { scene } = this.#compositor;
    if (this.#ended || !this.#terminal.entered || this.#terminal.busy || scene === undefined) return;
    if (this.#chromeIsStale && typeof this.#chrome === 'object') {
      const { editor, pager } = this.#overlays;
      const { overlay, cursor } = this.#chrome.render({ size: this.#compositor.size, scene, editor, pager });
      this.#compositor.setOverlay(overlay, cursor);
      this.#chromeIsStale = false;
    }
    const frames = this.#unacknowledged;
    this.#unacknowledged = [];
    this.#terminal.write(this.#compositor.paint(), () => {
      if (this.#ended) return;
      for (const seq of frames) this.#transport.send({ kind: 'frameAck', body: { seq } });
      this.#loadChrome();
    });
  }

  /** Behind the first picture: loading takes longer than everything before it. */
  #loadChrome(): void {
    if (this.#chrome !== undefined) return;
    this.#chrome = 'loading';
    import('./chrome/index.js').then(
      ({ createChrome }) => {
        this.#chrome = createChrome();
        this.#paint();
      },
      (error: unknown) => this.#end({ kind: 'exited', message: `[cannot load the chrome: ${String(error)}]`, status: 1 }),
    );
  }

  #takeInput(events: readonly InputEvent[]): void {
    if (this.#ended) return;
    let forPanes = events;
    if (this.#overlays.isOpen) {
      forPanes = events.map((e) => this.#overlays.take(e)).filter((e) => e !== undefined);
      this.#chromeIsStale = true;
    }
    if (forPanes.length > 0) {
      const kittyFlags = this.#answers.kitty ? this.#terminal.kittyFlags : 0;
      if (!this.#transport.send({ kind: 'input', kittyFlags, events: forPanes })) this.#tty.pauseInput();
    }
    if (this.#chromeIsStale) this.#paint();
  }

  /** Device attributes come last and from every host: then the others have answered or will not. */
  #takeReport(report: HostReport): void {
    if (!this.#answers.take(report) || this.#answered) return;
    this.#answered = true;
    if (!this.#ended) this.#transport.send({ kind: 'hostReport', body: this.#answers.report });
    this.#onAnswered?.();
  }

  #takeSignal(signal: HostSignal): void {
    switch (signal) {
      case 'resize':
        this.#repaint();
        break;
      case 'terminate':
        this.#end({ kind: 'terminated', message: '[terminated]', status: 1 });
        break;
      case 'hangup':
        this.#loseTerminal();
        break;
      case 'suspend':
        if (!this.#ended) this.#terminal.leave(leavePatienceMs, () => this.#tty.stopProcess());
        break;
      case 'continue':
        if (this.#ended) return;
        this.#terminal.reenter();
        this.#repaint();
        break;
    }
  }

  #repaint(): void {
    const size = this.#tty.size();
    this.#compositor.resize(size);
    this.#chromeIsStale = true;
    this.#tellSize();
    this.#paint();
  }

  /** Nobody sees anything any more; nothing is left to restore. */
  #loseTerminal(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#transport.send({ kind: 'bye', body: { reason: 'lost' } });
    this.#transport.close();
    this.#terminal.leaveNow();
    this.#finish({ kind: 'lost-terminal', message: '', status: 1 });
  }

  #end(result: AttachResult): void {
    if (this.#ended) return;
    this.#ended = true;
    if (result.kind === 'terminated') this.#transport.send({ kind: 'bye', body: { reason: 'quit' } });
    this.#transport.close();
    const patience = result.kind === 'terminated' ? leavePatienceMs : undefined;
    this.#afterAnswers(() => this.#terminal.leave(patience, () => this.#finish(result)));
  }

  /** Calls when no answer of the host is under way, or late enough. */
  #afterAnswers(next: () => void): void {
    if (this.#answered || !this.#terminal.opened) return next();
    const timer = setTimeout(next, answerPatienceMs);
    this.#onAnswered = () => {
      clearTimeout(timer);
      next();
    };
  }

  #finish(result: AttachResult): void {
    this.#input.stop();
    this.#tty.close();
    this.#resolve(result);
  }
}

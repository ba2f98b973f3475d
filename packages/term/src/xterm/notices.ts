/**
 * What a program tells its terminal besides text: working directory, clipboard, notifications, prompts. Taken as data, cleaned
 * and capped; a request to read something back is never answered.
 */
import type { Terminal } from '@xterm/headless';
import type { EmulatorEvents } from '../emulator/port.js';
import { cleanText, hasControl } from '../screen/clean.js';
import { decodeBase64 } from './base64.js';
import type { PromptMarks } from './prompt-marks.js';

/** PATH_MAX. A longer path is not one. */
const maxPathLength = 4096;
/** Largest clipboard write; more is refused as a whole, half a clipboard is worse than none. */
const maxClipboardBytes = 100 * 1024;
const maxNotificationLength = 256;

type Sink = Pick<EmulatorEvents, 'onWorkingDirectory' | 'onClipboard' | 'onNotification'>;

export function registerNotices(terminal: Terminal, sink: Sink, prompts: PromptMarks): void {
  const on = (code: number, handler: (data: string) => void): void => {
    terminal.parser.registerOscHandler(code, (data) => {
      handler(data);
      return true;
    });
  };
  const notify = (text: string): void => {
    const cleaned = cleanText(text, maxNotificationLength).trim();
    if (cleaned !== '') sink.onNotification(cleaned);
  };
  on(7, (data) => {
    const path = parseWorkingDirectory(data);
    if (path !== undefined) sink.onWorkingDirectory(path);
  });
  on(52, (data) => {
    const bytes = parseClipboard(data);
    if (bytes !== undefined) sink.onClipboard(bytes);
  });
  on(9, (data) => {
    // ConEmu gave OSC 9 numbered commands (9;4 is a progress bar); only a bare text is iTerm2's notification.
    if (!/^\d+(;|$)/.test(data)) notify(data);
  });
  on(133, (data) => prompts.take(data));
  on(777, (data) => {
    const [command, title = '', ...body] = data.split(';');
    if (command === 'notify') notify([title, body.join(';')].filter((part) => part !== '').join(': '));
  });
  on(99, (data) => notify(parseKittyNotification(data)));
}

/** `file://host/path`, percent-encoded; the host is not checked, the path is untrusted. */
export function parseWorkingDirectory(data: string): string | undefined {
  const match = /^(?:file|kitty-shell-cwd):\/\/[^/]*(\/.*)$/s.exec(data.slice(0, maxPathLength * 3));
  if (match === null) return undefined;
  const path = data.startsWith('file:') ? decodePercent(match[1]!) : match[1]!;
  return path === undefined || path.length > maxPathLength || hasControl(path) ? undefined : path;
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `selections;base64`. A query (`?`), an empty value and anything malformed or too big is refused. */
export function parseClipboard(data: string): Uint8Array | undefined {
  const at = data.indexOf(';');
  if (at < 0 || !/^[cpqs0-7]*$/.test(data.slice(0, at))) return undefined;
  const text = data.slice(at + 1);
  if (text === '' || text.length > Math.ceil(maxClipboardBytes / 3) * 4) return undefined;
  const bytes = decodeBase64(text);
  return bytes !== undefined && bytes.length > 0 && bytes.length <= maxClipboardBytes ? bytes : undefined;
}

/** `key=value:…;payload` of https://sw.kovidgoyal.net/kitty/desktop-notifications/; '' for what is not shown. */
export function parseKittyNotification(data: string): string {
  const at = data.indexOf(';');
  if (at < 0) return '';
  const metadata = data.slice(0, at).split(':');
  const kind = metadata.find((m) => m.startsWith('p='))?.slice('p='.length) ?? 'title';
  if (kind !== 'title' && kind !== 'body') return '';
  const payload = data.slice(at + 1);
  if (!metadata.includes('e=1')) return payload;
  const bytes = decodeBase64(payload);
  if (bytes === undefined || bytes.length > maxClipboardBytes) return '';
  let escaped = '';
  for (const byte of bytes.subarray(0, maxNotificationLength * 4)) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  return decodePercent(escaped) ?? '';
}

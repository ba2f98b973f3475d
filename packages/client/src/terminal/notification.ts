/**
 * Notifications on a person's desktop, in the three ways that terminals know. Pure: makes text.
 * @boundary what programs in panes ask for → host terminal
 */
import { type Capabilities, isSafe } from '@ccmux/term/paint';

/** Longest title and text, in code points. */
const maxLength = 200;

/**
 * Nothing for a terminal that shows none. OSC 9 is iTerm2's, OSC 777 urxvt's (Ghostty, WezTerm, foot), OSC 99 kitty's
 * (https://sw.kovidgoyal.net/kitty/desktop-notifications/).
 */
export function notificationSequence(way: Capabilities['notifications'], title: string, text: string): string {
  switch (way) {
    case undefined:
      return '';
    case 'osc9':
      return `\x1b]9;${clean(`${title}: ${text}`)}\x1b\\`;
    case 'osc777':
      return `\x1b]777;notify;${field(title)};${field(text)}\x1b\\`;
    case 'osc99':
      return `\x1b]99;i=ccmux:d=0:p=title;${clean(title)}\x1b\\\x1b]99;i=ccmux:d=1:p=body;${clean(text)}\x1b\\`;
  }
}

const clean = (text: string): string =>
  [...text]
    .filter((c) => isSafe(c.codePointAt(0)!))
    .slice(0, maxLength)
    .join('');

/** Fields end at a semicolon. */
const field = (text: string): string => clean(text).replaceAll(';', ',');

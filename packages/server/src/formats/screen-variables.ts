/** The variables of formats about the screen of a pane: cursor, modes that its program chose, history. */
import { optionAt } from '@ccmux/core';
import { type InputModes, rowText } from '@ccmux/term';
import { type At, flag, type Variables } from './variable.js';

const mode =
  (holds: (modes: InputModes) => boolean) =>
  ({ runtime }: At): string =>
    flag(runtime !== undefined && holds(runtime.emulator.modes));

/** The character below the cursor; a space where there is none. */
function cursorCharacter({ runtime }: At): string {
  if (runtime === undefined) return '';
  const { cursor } = runtime.emulator;
  const text = rowText(runtime.emulator.row(cursor.y), { from: cursor.x, to: cursor.x + 1 });
  return text === '' ? ' ' : text;
}

export const screenVariables: Variables<At> = {
  alternate_on: ['1 if the program uses the alternate screen', mode((m) => m.alternateScreen)],
  bracket_paste_flag: ['1 if pastes are bracketed', mode((m) => m.bracketedPaste)],
  cursor_blinking: ['1 if the cursor blinks', ({ runtime }) => flag(runtime?.emulator.cursor.blink ?? false)],
  cursor_character: ['Character below the cursor', cursorCharacter],
  cursor_flag: ['1 if the cursor is shown', ({ runtime }) => flag(runtime?.emulator.cursor.visible ?? false)],
  cursor_shape: ['Shape of the cursor', ({ runtime }) => runtime?.emulator.cursor.shape ?? 'default'],
  cursor_x: ['Column of the cursor', ({ runtime }) => String(runtime?.emulator.cursor.x ?? 0)],
  cursor_y: ['Row of the cursor', ({ runtime }) => String(runtime?.emulator.cursor.y ?? 0)],
  history_bytes: ['Memory that the history takes', ({ runtime }) => String(runtime?.emulator.historyBytes ?? 0)],
  history_limit: [
    'Lines that the history may have',
    ({ services, session }) => optionAt(services.store.model, 'history-limit', { session: session.id }),
  ],
  history_size: ['Lines in the history', ({ runtime }) => String(runtime?.emulator.historySize ?? 0)],
  keypad_cursor_flag: ['1 if cursor keys send their application codes', mode((m) => m.applicationCursor)],
  keypad_flag: ['1 if the keypad sends its application codes', mode((m) => m.applicationKeypad)],
  mouse_all_flag: ['1 if the program wants all movements of the mouse', mode((m) => m.mouseTracking === 'any')],
  mouse_any_flag: ['1 if the program wants the mouse', mode((m) => m.mouseTracking !== 'none')],
  mouse_button_flag: ['1 if the program wants the mouse while a button is down', mode((m) => m.mouseTracking === 'drag')],
  mouse_sgr_flag: ['1 if the mouse is told in SGR’s way', mode((m) => m.mouseEncoding === 'sgr')],
  mouse_standard_flag: ['1 if the program wants clicks', mode((m) => m.mouseTracking === 'vt200')],
  mouse_utf8_flag: ['1 if the mouse is told in UTF-8’s way, which is never done', () => '0'],
  pane_key_mode: [
    'How keys with modifiers are told to the program',
    ({ runtime }) => {
      const extended = runtime?.emulator.modes.modifyOtherKeys ?? 0;
      return extended === 0 ? 'VT10x' : `Ext ${extended}`;
    },
  ],
  synchronized_output_flag: [
    '1 if the program is in the middle of a picture',
    ({ runtime }) => flag(runtime?.emulator.synchronizedOutput ?? false),
  ],
};

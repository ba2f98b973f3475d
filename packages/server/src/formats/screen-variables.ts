/** The variables of formats about the screen of a pane: cursor, modes that its program chose, history. */
import { optionAt } from '@ccmux/core';
import { type ProgramModes, rowText } from '@ccmux/term';
import { type At, flag, type Variables } from './variable.js';

const mode =
  (holds: (modes: ProgramModes) => boolean) =>
  ({ runtime }: At): string =>
    flag(runtime !== undefined && holds(runtime.emulator.modes));

const ofModes =
  (value: (modes: ProgramModes) => string | number) =>
  ({ runtime }: At): string =>
    runtime === undefined ? '' : String(value(runtime.emulator.modes));

/** What tmux says of a cursor that was not saved: the largest number it can. */
const notSaved = 2 ** 32 - 1;

/** The character below the cursor; a space where there is none. */
function cursorCharacter({ runtime }: At): string {
  if (runtime === undefined) return '';
  const { cursor } = runtime.emulator;
  const text = rowText(runtime.emulator.row(cursor.y), { from: cursor.x, to: cursor.x + 1 });
  return text === '' ? ' ' : text;
}

export const screenVariables: Variables<At> = {
  alternate_on: ['1 if the program uses the alternate screen', mode((m) => m.alternateScreen)],
  alternate_saved_x: ['Column of the cursor below the alternate screen', ofModes((m) => m.covered?.x ?? notSaved)],
  alternate_saved_y: ['Row of the cursor below the alternate screen', ofModes((m) => m.covered?.y ?? notSaved)],
  bracket_paste_flag: ['1 if pastes are bracketed', mode((m) => m.bracketedPaste)],
  cursor_blinking: ['1 if the cursor blinks', ({ runtime }) => flag(runtime?.emulator.cursor.blink ?? false)],
  cursor_character: ['Character below the cursor', cursorCharacter],
  cursor_flag: ['1 if the cursor is shown', ({ runtime }) => flag(runtime?.emulator.cursor.visible ?? false)],
  cursor_shape: ['Shape of the cursor', ({ runtime }) => runtime?.emulator.cursor.shape ?? 'default'],
  cursor_x: ['Column of the cursor', ({ runtime }) => String(runtime?.emulator.cursor.x ?? 0)],
  cursor_y: ['Row of the cursor', ({ runtime }) => String(runtime?.emulator.cursor.y ?? 0)],
  history_all_bytes: [
    'The history as tmux counts it: lines, their memory, then cells and long cells, which have none of their own here',
    ({ runtime }) => `${runtime?.emulator.historySize ?? 0},${runtime?.emulator.historyBytes ?? 0},0,0,0,0`,
  ],
  history_bytes: ['Memory that the history takes', ({ runtime }) => String(runtime?.emulator.historyBytes ?? 0)],
  history_limit: [
    'Lines that the history may have',
    ({ services, session }) => optionAt(services.store.model, 'history-limit', { session: session.id }),
  ],
  history_size: ['Lines in the history', ({ runtime }) => String(runtime?.emulator.historySize ?? 0)],
  insert_flag: ['1 if text is inserted', mode((m) => m.insert)],
  keypad_cursor_flag: ['1 if cursor keys send their application codes', mode((m) => m.applicationCursor)],
  keypad_flag: ['1 if the keypad sends its application codes', mode((m) => m.applicationKeypad)],
  mouse_all_flag: ['1 if the program wants all movements of the mouse', mode((m) => m.mouseTracking === 'any')],
  mouse_any_flag: ['1 if the program wants the mouse', mode((m) => m.mouseTracking !== 'none')],
  mouse_button_flag: ['1 if the program wants the mouse while a button is down', mode((m) => m.mouseTracking === 'drag')],
  mouse_sgr_flag: ['1 if the mouse is told in SGR’s way', mode((m) => m.mouseEncoding === 'sgr')],
  mouse_standard_flag: ['1 if the program wants clicks', mode((m) => m.mouseTracking === 'vt200')],
  mouse_utf8_flag: ['1 if the mouse is told in UTF-8’s way, which is never done', () => '0'],
  origin_flag: ['1 if rows count from the top of the scroll region', mode((m) => m.origin)],
  pane_key_mode: [
    'How keys with modifiers are told to the program',
    ({ runtime }) => {
      const extended = runtime?.emulator.modes.modifyOtherKeys ?? 0;
      return extended === 0 ? 'VT10x' : `Ext ${extended}`;
    },
  ],
  pane_tabs: ['Columns at which a tab ends', ofModes((m) => m.tabStops.filter((x) => x > 0).join(','))],
  scroll_region_lower: ['Last row that scrolls', ofModes((m) => m.scrollRegion.bottom)],
  scroll_region_upper: ['First row that scrolls', ofModes((m) => m.scrollRegion.top)],
  synchronized_output_flag: [
    '1 if the program is in the middle of a picture',
    ({ runtime }) => flag(runtime?.emulator.synchronizedOutput ?? false),
  ],
  wrap_flag: ['1 if lines that are full go on in the next', mode((m) => m.wrap)],
};

/** Modes that xterm.js does not know or that have to be followed beside it: keyboard protocols, DEC 1007, soft reset. */
import type { CsiId, Internals, XtermParams } from './internals.js';
import type { KeyboardProtocol } from './keyboard-protocol.js';
import { onAlternateScreen } from './queries.js';

const alternateScrollMode = 1007;

export function registerModes(
  internals: Internals,
  keyboard: KeyboardProtocol,
  reported: { alternateScroll: boolean },
  onSoftReset: () => void,
): void {
  const { parser } = internals;
  const stack = () => keyboard.stack(onAlternateScreen(internals));
  /** A handler that ends the sequence. */
  const on = (id: CsiId, handler: (params: XtermParams) => void): void => {
    parser.registerCsiHandler(id, (params) => {
      handler(params);
      return true;
    });
  };
  const parameter = ({ params, length }: XtermParams, index: number, fallback: number): number =>
    index < length && params[index]! > 0 ? params[index]! : fallback;

  for (const final of ['h', 'l']) {
    parser.registerCsiHandler({ prefix: '?', final }, ({ params, length }) => {
      for (let i = 0; i < length; i++) if (params[i] === alternateScrollMode) reported.alternateScroll = final === 'h';
      return false;
    });
  }
  parser.registerCsiHandler({ intermediates: '!', final: 'p' }, () => {
    onSoftReset();
    return false;
  });
  on({ prefix: '>', final: 'u' }, (params) => stack().push(parameter(params, 0, 0)));
  on({ prefix: '<', final: 'u' }, (params) => stack().pop(parameter(params, 0, 1)));
  on({ prefix: '=', final: 'u' }, (params) => stack().set(parameter(params, 0, 0), parameter(params, 1, 1)));
  on({ prefix: '>', final: 'm' }, (params) => keyboard.setModifierResource(parameter(params, 0, 0), parameter(params, 1, 0)));
  on({ prefix: '>', final: 'n' }, (params) => keyboard.setModifierResource(parameter(params, 0, 0), 0));
}

/** What xterm.js keeps as options (LNM and the blinking cursor), and the hidden cursor, outlive its reset. */
export function resetMissed({ coreService, options }: Internals): void {
  coreService.isCursorHidden = false;
  options.convertEol = false;
  options.cursorBlink = false;
}

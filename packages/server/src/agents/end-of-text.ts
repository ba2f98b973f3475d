/** The end of what a pane shows and showed, as text. */
import { type Emulator, rowText } from '@ccmux/term';

/** At most so many characters, whole lines but perhaps the first; empty lines at the end are left out. */
export function endOfText(emulator: Emulator, limit: number): string {
  let text = '';
  const top = emulator.modes.alternateScreen ? 0 : -emulator.historySize;
  for (let y = emulator.size.rows - 1; y >= top && text.length < limit; y--) {
    const line = rowText(y < 0 ? emulator.historyRow(emulator.historySize + y) : emulator.row(y), { trim: true });
    if (text !== '' || line.trim() !== '') text = text === '' ? line : `${line}\n${text}`;
  }
  return text.slice(-limit);
}

/** What went wrong, for people. */
import type { Trouble } from '@ccmux/claude';

export const troubleText = (trouble: Trouble | undefined): string =>
  trouble === undefined ? '' : trouble.kind === 'retrying' ? `retry ${trouble.attempt} of ${trouble.of}` : trouble.text;

/** What the hand that drives a Claude does in more than one scenario. */
import type { Setting, Stage } from './stage.js';

export interface Scenario extends Partial<Pick<Setting, 'args' | 'env' | 'strange' | 'prepare'>> {
  /** It begins before there is a prompt. */
  readonly early?: true;
  act(stage: Stage): Promise<void>;
}

/** What a dialog says that wants leave. */
export const asked = /Do you want|Would you like|wants? to|Ready to code|proceed\?/;
export const esc = '\x1b';

/** A dialog that wants leave is there, and is looked at for a while. */
export async function leave(s: Stage): Promise<void> {
  await s.shows(asked);
  await s.wait(1800);
}

export async function answer(s: Stage, key: string): Promise<void> {
  s.says(key === esc ? 'prompt' : 'busy');
  await s.keys(key);
}

export async function interrupt(s: Stage): Promise<void> {
  s.says('prompt');
  await s.keys(esc);
  await s.wait(1800);
}

/** Opens a panel of the program and closes it. */
export async function panel(s: Stage, command: string): Promise<void> {
  await s.keys(`\x1b[200~${command}\x1b[201~`);
  await s.wait(s.isOld ? 600 : 150);
  await s.keys('\r');
  if (await s.dialogComes()) s.says('dialog');
  await s.wait(2200);
  await s.keys(esc);
  await s.wait(600);
  s.says('prompt');
  await s.wait(1200);
}

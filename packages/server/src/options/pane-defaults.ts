/** What the options say of a new pane's program. Pure. */
import { type Model, optionAt, type SessionId } from '@ccmux/core';

/** `session` undefined: one that is being made. */
export function paneDefaults(model: Model, session: SessionId | undefined, shell: string, command: readonly string[]) {
  const preset = optionAt(model, 'default-command', { session });
  return {
    shell: optionAt(model, 'default-shell', { session }) || shell,
    /** With no words of its own a pane runs the default command; that is empty for the login shell. */
    command: command.length === 0 && preset !== '' ? [preset] : command,
  };
}

/** Commands that have been read but not run: what key tables, hooks and prompts hold on to. Types that know no caller. */
import type { CommandName, ParsedArgs } from '@ccmux/core';

/** A command that exists, with flags that it takes. */
export interface PreparedCommand {
  readonly name: CommandName;
  readonly args: ParsedArgs;
  /** Commands of one line are a group: when one of them fails, those behind it are left out. */
  readonly line: number;
}

export type CommandList = readonly PreparedCommand[];

/** Why a text is no commands, and in which of its lines. */
export interface Mistake {
  readonly message: string;
  readonly line: number;
}

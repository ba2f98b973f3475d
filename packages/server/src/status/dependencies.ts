/** What a text that was made from formats depends on besides the model: found by watching what its expansion asks for. */
import type { LocalTime } from '@ccmux/core';

/** The finest part of the time of day that a text shows. */
export type TimeGrain = 'second' | 'minute' | 'hour';

const grains: readonly TimeGrain[] = ['hour', 'minute', 'second'];

export class Dependencies {
  /** Variables and options that were looked up. */
  readonly names = new Set<string>();
  grain: TimeGrain | undefined;
  /** The output of a command is part of it. */
  commands = false;

  /** The time, noting which parts of it are read. */
  watch(time: LocalTime): LocalTime {
    const note = (grain: TimeGrain): void => {
      if (this.grain === undefined || grains.indexOf(grain) > grains.indexOf(this.grain)) this.grain = grain;
    };
    return new Proxy(time, {
      get(target, key) {
        if (key === 'second' || key === 'epochSeconds') note('second');
        else if (key === 'minute') note('minute');
        else note('hour');
        return Reflect.get(target, key);
      },
    });
  }

  /** Something that changes when a program prints, and of which no event tells. */
  get followsOutput(): boolean {
    for (const name of this.names) if (ofOutput.test(name)) return true;
    return false;
  }

  get followsKeyTable(): boolean {
    return this.names.has('client_prefix') || this.names.has('client_key_table');
  }
}

const ofOutput = /^(pane_(current_(command|path)|path|search_string)|cursor_|history_|alternate_|mouse_|.*_activity$)/;

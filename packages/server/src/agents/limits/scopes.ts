/**
 * Limits by systemd: every program is started in a scope of its own, and the scopes of a tree are in a slice that has the
 * limits. Owns these slices. Source: systemd-run(1), systemd.resource-control(5).
 */
import type { PaneId } from '@ccmux/core';
import type { Holder } from './holder.js';
import { type Limits, tasksFor } from './limits.js';
import type { LimitPorts } from './ports.js';
import { type Program, wrapped } from './wrapped.js';

const run = ['systemd-run', '--user', '--scope', '--collect', '--quiet'];

export const makesScopes = async (ports: LimitPorts): Promise<boolean> =>
  ports.names('/run/systemd/system').length > 0 && (await ports.run([...run, '--', 'true'])).isOk;

export class Scopes implements Holder {
  readonly #ports: LimitPorts;
  readonly #prefix: string;

  constructor(ports: LimitPorts, prefix: string) {
    this.#ports = ports;
    this.#prefix = prefix;
  }

  async begin(tree: PaneId, program: Program, { memory, cpu, processes }: Limits): Promise<Program> {
    const most = (n: number): string => (n === 0 ? 'infinity' : String(n));
    const properties = [
      `MemoryMax=${most(memory)}`,
      `MemorySwapMax=${memory === 0 ? 'infinity' : '0'}`,
      `TasksMax=${most(tasksFor(processes))}`,
      `CPUQuota=${cpu === 0 ? '' : `${cpu}%`}`,
    ];
    const slice = this.#slice(tree);
    await this.#ports.run(['systemctl', '--user', '--runtime', 'set-property', slice, ...properties]);
    // Each scope has the limits, too: a manager that refused them to the slice does not leave the program without any.
    const own = properties.filter((property) => !property.endsWith('=')).map((property) => `--property=${property}`);
    return wrapped(program, undefined, [...run, `--slice=${slice}`, ...own, '--']);
  }

  end(tree: PaneId): void {
    void this.#ports.run(['systemctl', '--user', 'stop', this.#slice(tree)]);
  }

  use(): undefined {
    return undefined;
  }

  /** A hyphen would put it into another slice. */
  #slice(tree: PaneId): string {
    return `ccmux_${this.#prefix}_${tree}.slice`;
  }
}

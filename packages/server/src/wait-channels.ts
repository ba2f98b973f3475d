/**
 * The channels of wait-for: who waits to be woken, and locks with their queues. Owns nothing but the waiting: a waiter
 * that goes away leaves its place.
 */
import { err, ok, type Result } from '@ccmux/core';

interface Channel {
  /** Woken before anybody waited. */
  woken: boolean;
  locked: boolean;
  readonly waiters: (() => void)[];
  readonly lockers: (() => void)[];
}

/** Channels that may exist at the same time. */
const maxChannels = 10_000;

export class WaitChannels {
  readonly #channels = new Map<string, Channel>();

  /** Resolves when the channel is woken; at once when it already was, which uses that up. */
  wait(name: string): Promise<void> | undefined {
    const channel = this.#channel(name);
    if (channel.woken) {
      channel.woken = false;
      this.#forget(name, channel);
      return undefined;
    }
    return new Promise((resolve) => channel.waiters.push(resolve));
  }

  /** Wakes all who wait, or the next who will. */
  wake(name: string): void {
    const channel = this.#channel(name);
    const waiters = channel.waiters.splice(0);
    if (waiters.length === 0) channel.woken = true;
    for (const waiter of waiters) waiter();
    this.#forget(name, channel);
  }

  /** Resolves when the lock is the caller's; undefined when it is at once. */
  lock(name: string): Promise<void> | undefined {
    const channel = this.#channel(name);
    if (channel.locked) return new Promise((resolve) => channel.lockers.push(resolve));
    channel.locked = true;
    return undefined;
  }

  /** Hands the lock to the next in the queue. */
  unlock(name: string): Result<void, string> {
    const channel = this.#channels.get(name);
    if (channel?.locked !== true) return err(`channel ${name} not locked`);
    const next = channel.lockers.shift();
    if (next === undefined) channel.locked = false;
    else next();
    this.#forget(name, channel);
    return ok(undefined);
  }

  #channel(name: string): Channel {
    const known = this.#channels.get(name);
    if (known !== undefined) return known;
    if (this.#channels.size >= maxChannels) this.#channels.delete(this.#channels.keys().next().value ?? name);
    const channel: Channel = { woken: false, locked: false, waiters: [], lockers: [] };
    this.#channels.set(name, channel);
    return channel;
  }

  #forget(name: string, channel: Channel): void {
    const used = channel.woken || channel.locked || channel.waiters.length > 0 || channel.lockers.length > 0;
    if (!used) this.#channels.delete(name);
  }
}

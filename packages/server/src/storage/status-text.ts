/** What a person is told when the disk fails, or comes back. */
import type { StoreStatus } from '@ccmux/store';

export const statusText = ({ volatile }: StoreStatus): string =>
  volatile === undefined ? 'the state is saved again' : `nothing is saved at the moment: ${volatile.error.message}`;

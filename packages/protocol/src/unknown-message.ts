/** How a message with an id that nobody knows is named. The id is a peer's, and may be anything. */

export const unknownMessage = (id: unknown): string => `unknown message ${typeof id === 'number' ? id : typeof id}`;

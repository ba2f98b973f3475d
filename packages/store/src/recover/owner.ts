/** What recovery asks whoever knows what the bytes mean. */

/** What only the owner of a state can tell of it. */
export interface StateOwner {
  /** A checkpoint with a model that cannot be read is a damaged one. */
  canRead(model: Uint8Array): boolean;
  /** The version of a picture of a later version of the program. */
  newerPicture(picture: Uint8Array): number | undefined;
}

export const noOwner: StateOwner = { canRead: () => true, newerPicture: () => undefined };

/** Where something stands in a configuration, and what is wrong there. */

/** From 1; columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line 0: the whole file, or what is no file: a variable of the environment. */
export interface Place extends Position {
  readonly file: string;
}

export interface Mistake {
  readonly place: Place;
  /** What is wrong, with what was found and what is allowed. */
  readonly message: string;
}

export const wholeFile = (file: string): Place => ({ file, line: 0, column: 0 });

/** `file:line:column`, or only the file. */
export const placeText = ({ file, line, column }: Place): string => (line === 0 ? file : `${file}:${line}:${column}`);

export const mistakeText = ({ place, message }: Mistake): string => `${placeText(place)}: ${message}`;

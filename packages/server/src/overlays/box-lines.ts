/** The lines that boxes are drawn with, under tmux's names. */

export interface BoxLines {
  readonly horizontal: string;
  readonly vertical: string;
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
  /** Ends of a line across the box. */
  readonly left: string;
  readonly right: string;
}

const lines = (all: string): BoxLines => {
  const [horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight, left, right] = [...all];
  return {
    horizontal: horizontal!,
    vertical: vertical!,
    topLeft: topLeft!,
    topRight: topRight!,
    bottomLeft: bottomLeft!,
    bottomRight: bottomRight!,
    left: left!,
    right: right!,
  };
};

const table: Readonly<Record<string, BoxLines>> = {
  single: lines('─│┌┐└┘├┤'),
  double: lines('═║╔╗╚╝╠╣'),
  heavy: lines('━┃┏┓┗┛┣┫'),
  simple: lines('-|++++++'),
  rounded: lines('─│╭╮╰╯├┤'),
  padded: lines('        '),
};

/** The values of options and flags that choose lines. */
export const boxLineNames = ['single', 'double', 'heavy', 'simple', 'rounded', 'padded', 'none'] as const;

/** Undefined for `none`, which has no lines, and for what is no name. */
export const boxLinesNamed = (name: string): BoxLines | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** Styled text of the chrome (status line, messages, borders): plain values, no escape sequences. */

export type Colour =
  | { readonly kind: 'default' }
  /** 0–255, the terminal's palette. */
  | { readonly kind: 'palette'; readonly index: number }
  /** 0xrrggbb */
  | { readonly kind: 'rgb'; readonly value: number };

/** How a text is underlined, as SGR 4:n counts: 0 not, 1 once, 2 twice, 3 curly, 4 dotted, 5 dashed. */
export type Underline = 0 | 1 | 2 | 3 | 4 | 5;

export interface Style {
  readonly fg: Colour;
  readonly bg: Colour;
  /** Of the underline; the default follows the text. */
  readonly us: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: Underline;
  readonly blink: boolean;
  readonly reverse: boolean;
  readonly hidden: boolean;
  readonly strikethrough: boolean;
  readonly overline: boolean;
}

/** A run of text in one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

export const defaultColour: Colour = { kind: 'default' };
export const plain: Style = {
  fg: defaultColour,
  bg: defaultColour,
  us: defaultColour,
  bold: false,
  dim: false,
  italic: false,
  underline: 0,
  blink: false,
  reverse: false,
  hidden: false,
  strikethrough: false,
  overline: false,
};

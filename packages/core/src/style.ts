/** Styled text of the chrome (status line, messages, borders): plain values, no escape sequences. */

export type Colour =
  | { readonly kind: 'default' }
  /** 0–255, the terminal's palette. */
  | { readonly kind: 'palette'; readonly index: number }
  /** 0xrrggbb */
  | { readonly kind: 'rgb'; readonly value: number };

export interface Style {
  readonly fg: Colour;
  readonly bg: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly reverse: boolean;
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
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  reverse: false,
};

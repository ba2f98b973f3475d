/** Whether a format can be expanded without anything being run. Pure. */

/**
 * Formats run commands by `#(…)`. Text can also be put together to such a format and expanded again by a modifier (`E:`),
 * so only plain variables, conditions and styles are let through, and whatever else follows a `#` is not. A conversion of
 * time may vanish and bring together what is on both sides of it.
 */
const harmless = /#(?:#|,|\}|\[|\{(?=\?)|\{@?[A-Za-z][A-Za-z0-9_-]*\}|[A-Z])/g;

export const runsNothing = (text: string): boolean => !text.replace(harmless, '').includes('#');

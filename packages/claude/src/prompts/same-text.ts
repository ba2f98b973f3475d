/**
 * Whether what Claude wrote down is what was sent. It may have wrapped it, and it leaves out blanks at the end and characters
 * that nobody sees: those do not count.
 */
const wrapping = /<\/?pasted_content id="[^"]*">/g;
const unseen = /[\s\p{Cf}]|\p{Default_Ignorable_Code_Point}/gu;

const essence = (text: string): string => text.replace(wrapping, '').replace(unseen, '');

export const isSameText = (sent: string, recorded: string): boolean => essence(sent) === essence(recorded);

/** Whether the text is a part of what was recorded, as when a person wrote something beside it. */
export const isWithin = (sent: string, recorded: string): boolean => essence(recorded).includes(essence(sent));

/** Text from a corpus that may be somebody else's: control characters are written out, so that they do not steer the terminal. */
export const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

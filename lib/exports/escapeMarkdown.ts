/** Text as text on one line of Markdown: nothing in it makes a link, a heading or a tag. */
export const escapeMarkdown = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]()<>#+\-!|~&]/g, (sign) => `\\${sign}`);

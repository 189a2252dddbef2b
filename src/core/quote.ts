/** A name in quotation marks (「」); marks inside it become 『』. */
export const quote = (name: string): string => `「${name.replaceAll('「', '『').replaceAll('」', '』')}」`

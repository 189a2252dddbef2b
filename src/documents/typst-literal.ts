/** A Typst string. A carriage return, and what no font shows, do not get into it. */
export function literal(text: string): string {
  const escaped = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\"]/g, '\\$&')
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      ' ',
    )
  return `"${escaped}"`
}

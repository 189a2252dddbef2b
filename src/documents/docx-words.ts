/** What XML has no way to write: control characters and halves of characters. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** The lines of a value as Word can hold them. A figure of five digits and more has separators; a year stays a year. */
export function linesOf(value: string | number): string[] {
  const text =
    typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 15, useGrouping: 'min2' }) : value
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(unwritable, '')
    .split('\n')
}

/** Lines as the inside of a run: soft breaks between them, tabs as tabs. Text is text, whatever it looks like. */
export function runContent(lines: string[], prefix: string): string {
  return lines
    .map((line) =>
      line
        .split('\t')
        .map((piece) => (piece === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(piece)}</${prefix}t>`))
        .join(`<${prefix}tab/>`),
    )
    .join(`<${prefix}br/>`)
}

/** Text within XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

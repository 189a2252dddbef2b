/** A cell of a CSV. Text that a spreadsheet would take for a formula (= + - @) is quoted with an apostrophe; numbers stay. */
export function writeCsvCell(value: string | number | boolean | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as a CSV file: CRLF, and a byte order mark (BOM) where Excel is to know it for UTF-8. */
export function writeCsvTable(rows: readonly (readonly (string | number | boolean | undefined)[])[], bom: boolean): string {
  return `${bom ? '\ufeff' : ''}${rows.map((row) => row.map(writeCsvCell).join(',')).join('\r\n')}\r\n`
}

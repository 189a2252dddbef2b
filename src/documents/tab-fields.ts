/** Lines of a cell in quotes at most: more is a quotation mark that never ends. */
const tallestCell = 200
const longestCell = 20_000

/** A row of text (行) with its fields; a copied table's fields stand between tabs. `line`: 1-based, where it begins. */
export interface TabRow {
  line: number
  fields: string[]
}

/**
 * Parts lines at their tabs. A field that a spreadsheet's copy has put in quotes may hold line ends and doubled quotes (セル内改行);
 * a quotation mark without its second one, or in a text without tabs, is a character like others.
 */
export function partTabs(lines: readonly string[]): TabRow[] {
  const rows: TabRow[] = []
  // After a quotation mark that did not end, none is looked for as far as that one was looked for.
  let looked = 0
  for (let i = 0; i < lines.length; i++) {
    const quoted = i >= looked && /(?:^|\t)"/.test(lines[i]!) ? quotedRow(lines, i) : undefined
    if (quoted === 'endless') looked = i + tallestCell
    const found = typeof quoted === 'object' ? quoted : undefined
    rows.push({ line: i + 1, fields: found?.fields ?? lines[i]!.split('\t') })
    if (found) i = found.last
  }
  return rows
}

/** The row that begins at a line, where one of its fields is in quotes. */
function quotedRow(lines: readonly string[], first: number): { fields: string[]; last: number } | 'endless' | undefined {
  const fields: string[] = []
  let [last, at, tabs] = [first, 0, 0]
  for (;;) {
    const line = lines[last]!
    if (line[at] === '"') {
      const field = quotedField(lines, last, at + 1)
      if (typeof field !== 'object') return field
      fields.push(field.text)
      ;({ last, at } = field)
    } else {
      const end = line.indexOf('\t', at)
      fields.push(line.slice(at, end < 0 ? line.length : end))
      at = end < 0 ? line.length : end
    }
    if (lines[last]![at] !== '\t') break
    tabs++
    at++
  }
  return tabs > 0 ? { fields, last } : undefined
}

/** The words up to the closing quote, which a tab or the line's end follows. */
function quotedField(
  lines: readonly string[],
  first: number,
  from: number,
): { text: string; last: number; at: number } | 'endless' | undefined {
  let [text, at] = ['', from]
  for (let last = first; last < Math.min(lines.length, first + tallestCell); last++) {
    const line = lines[last]!
    for (;;) {
      const quote = line.indexOf('"', at)
      if (quote < 0) break
      text += line.slice(at, quote)
      if (line[quote + 1] !== '"') {
        const closed = quote + 1 === line.length || line[quote + 1] === '\t'
        return closed ? { text, last, at: quote + 1 } : undefined
      }
      text += '"'
      at = quote + 2
    }
    text += `${line.slice(at)}\n`
    at = 0
    if (text.length > longestCell) break
  }
  return 'endless'
}

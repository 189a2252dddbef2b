import type { CheckedTable } from '#core/machine-readable/checked-table.ts'
import { decodeText } from './decode-text.ts'
import { limits } from './limits.ts'
import { parseJsonAt, skipSpace } from './parse-json.ts'
import { refuse } from './refuse.ts'
import { refuseJsonAt } from './refuse-json.ts'

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a JSON list of records, or records line by line, as a table: a column a key, in the order met. JSON of any other form is no table, and has none.
 */
export function readCheckedJson(bytes: Uint8Array, name: string): CheckedTable[] {
  const data = parse(decodeText(bytes, name).replace(/^\ufeff/, ''), name)
  if (!Array.isArray(data) || data.length === 0 || !data.every(isRow)) return []
  const columns = new Map<string, number>()
  let cells = 0
  const rows = data.map((record) => {
    const row: string[] = []
    for (const [key, value] of Object.entries(record)) {
      const known = columns.get(key)
      const col = known ?? columns.size
      if (known === undefined) columns.set(key, col)
      if (++cells > limits.checkedCells || columns.size > limits.columns)
        refuse('cells-too-many', { name, place: key, limit: limits.checkedCells })
      while (row.length < col) row.push('')
      row[col] = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
    }
    return row
  })
  return [{ sheet: '', format: 'json', rows: [[...columns.keys()], ...rows] }]
}

/** One value, or values line by line (ndjson). */
function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
    const values = lines.length > 1 ? parseLines(lines) : undefined
    if (values) return values
    parseJsonAt(text, skipSpace(text, 0), (at, fault) => refuseJsonAt(text, at, fault, name))
    return refuse('format-unknown', { name })
  }
}

function parseLines(lines: readonly string[]): unknown[] | undefined {
  try {
    return lines.map((line) => JSON.parse(line) as unknown)
  } catch {
    return undefined
  }
}

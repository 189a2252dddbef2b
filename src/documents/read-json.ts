import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import { decodeText } from './decode-text.ts'
import { addRecord, type JsonTables, startTables, tableGrids } from './json-tables.ts'
import { type JsonValue, parseJsonAt, skipSpace } from './parse-json.ts'
import { problemOf, refuse } from './refuse.ts'
import { countLines, refuseJsonAt } from './refuse-json.ts'

/**
 * Reads JSON (one value), or JSON values line by line (ndjson), as tables of records. A list of objects is a table, an object a row of it,
 * its fields are columns under their names; fields of an object within it are columns `outer/inner`; a list of plain values is one cell, a
 * line each. A list of objects within a record is a table of its own, named by its path (`アウトカム/成果実績`); every row has its own key in the
 * column `行` and, where it lies within another record, that one's in `上位行`. Null is a blank cell, an absent field is no cell.
 * A broken line among several costs that line alone.
 */
export function readJson(bytes: Uint8Array, name: string): DocumentContent {
  const text = decodeText(bytes, name).replace(/^\ufeff/, '')
  const tables = startTables(name)
  const findings: Finding[] = []
  const lines = countLines(text)
  const first = skipSpace(text, 0)
  let at = first
  // Only of values line by line does the second line begin with another object.
  const isSingle = text[at] !== '{' || text[skipSpace(text, lineEnd(text, at))] !== '{'
  while (at < text.length) {
    try {
      const piece = isSingle ? text : text.slice(0, lineEnd(text, at))
      const { value, end } = parseJsonAt(piece, at, (place, fault) => refuseJsonAt(piece, place, fault, name))
      const next = skipSpace(text, end)
      if (next < text.length && !text.slice(end, next).includes('\n')) refuseJsonAt(text, next, 'broken', name)
      // a second value of a file has the line as well, or both would stand at one place
      addRecords(tables, value, isSingle && at === first ? '$' : `line ${lines(at)} $`)
      at = next
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code !== 'json-broken' || isSingle) throw error
      findings.push({ ...problem, severity: 'warning' })
      at = skipSpace(text, lineEnd(text, at))
    }
  }
  const grids = tableGrids(tables)
  const [problem] = findings
  if (grids.length === 0 && problem?.source) refuseJsonAt(text, skipSpace(text, 0), 'broken', name)
  if (grids.length === 0) refuse('nothing-visible', { name })
  return { format: 'json', grids, ...(findings.length > 0 ? { findings } : {}) }
}

/** A list at the root is a table; an object is its row; a plain value says nothing. */
function addRecords(tables: JsonTables, value: JsonValue, path: string): void {
  if (Array.isArray(value)) for (const [n, one] of value.entries()) addRecord(tables, one, `${path}[${n}]`)
  else addRecord(tables, value, path)
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

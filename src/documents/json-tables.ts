import type { Cell, Grid } from '#core/grid.ts'
import { limits } from './limits.ts'
import type { JsonNumber, JsonValue } from './parse-json.ts'
import { refuse } from './refuse.ts'

/** Name of the table of the records themselves. */
export const rootTable = '記録'
/** Columns of a row's own key, and of the key of the row that it lies within. */
export const keyHeading = '行'
export const parentHeading = '上位行'

type Fields = Map<string, JsonValue>
type Row = Map<number, { text: string; locator: string }>

interface Table {
  path: string
  columns: Map<string, number>
  rows: Row[]
}

/** JSON values laid out as tables, record by record. */
export interface JsonTables {
  name: string
  byPath: Map<string, Table>
  count: number
}

/** Nothing laid out yet. `name`: the file's. */
export function startTables(name: string): JsonTables {
  return { name, byPath: new Map(), count: 0 }
}

/** Adds a record: an object. A plain value has no columns and adds nothing. `locator`: its place, `$[2]` or `line 3 $`. */
export function addRecord(tables: JsonTables, value: JsonValue, locator: string): void {
  if (value instanceof Map) addRow(tables, value, { path: '', parent: undefined, locator })
}

/** The tables in the order in which they were met, each under its headings. */
export function tableGrids({ byPath }: JsonTables): Grid[] {
  return [...byPath.values()].map(({ path, columns, rows }) => {
    const place = path === '' ? rootTable : path
    const heads = [...columns].map(([text, col]) => makeCell(0, col, text, `${place} ${text}`))
    const cells = rows.flatMap((row, nth) =>
      [...row].sort(([a], [b]) => a - b).map(([col, { text, locator }]) => makeCell(nth + 1, col, text, locator)),
    )
    return { place, kind: 'table', rowCount: rows.length + 1, colCount: columns.size, cells: [...heads, ...cells] }
  })
}

function addRow(
  tables: JsonTables,
  fields: Fields,
  at: { path: string; parent: string | undefined; locator: string; nth?: number },
): void {
  const { path, parent, locator } = at
  const table = tableAt(tables, path)
  const nth = at.nth ?? table.rows.length + 1
  const key = parent === undefined ? String(nth) : `${parent}/${path.split('/').at(-1)}/${nth}`
  const row: Row = new Map()
  table.rows.push(row)
  const place: Place = { tables, table, row, key }
  if (parent !== undefined) put(place, parentHeading, parent, `${locator}^`)
  put(place, keyHeading, key, locator)
  putFields(place, fields, '', locator)
}

/** Where values go: a row of a table. */
interface Place {
  tables: JsonTables
  table: Table
  row: Row
  key: string
}

function putFields(place: Place, fields: Fields, prefix: string, locator: string): void {
  for (const [field, value] of fields) {
    const heading = prefix + field
    const at = locator + sayField(field)
    if (value instanceof Map) putFields(place, value, `${heading}/`, at)
    else if (Array.isArray(value)) putList(place, value, heading, at)
    else put(place, heading, textOf(value), at)
  }
}

/** `.field`, or `["a.b"]` where its name has what a place is made of. */
const sayField = (field: string) => (/[.[\]^"]/.test(field) ? `[${JSON.stringify(field)}]` : `.${field}`)

/** Objects of a list are rows of a table of their own; its plain values are the lines of one cell. */
function putList(place: Place, list: JsonValue[], heading: string, locator: string): void {
  const { tables, table, key } = place
  const flat = list.flat()
  const plain = flat.filter((value): value is Plain => !(value instanceof Map || Array.isArray(value)))
  if (plain.length > 0) put(place, heading, plain.map(textOf).join('\n'), locator)
  const path = table.path === '' ? heading : `${table.path}/${heading}`
  let nth = 0
  for (const [n, value] of flat.entries())
    if (value instanceof Map) addRow(tables, value, { path, parent: key, locator: `${locator}[${n}]`, nth: ++nth })
}

function tableAt({ byPath }: JsonTables, path: string): Table {
  const known = byPath.get(path)
  if (known) return known
  const made: Table = { path, columns: new Map(), rows: [] }
  byPath.set(path, made)
  return made
}

function put({ tables, table, row }: Place, heading: string, text: string, locator: string): void {
  const { columns } = table
  const col = columns.get(heading) ?? columns.size
  const { name } = tables
  if (col >= limits.columns) refuse('table-too-wide', { name, place: table.path, limit: limits.columns }, locator)
  columns.set(heading, col)
  row.set(col, { text, locator })
  tables.count++
  if (tables.count > limits.cells) refuse('cells-too-many', { name, place: locator, limit: limits.cells }, locator)
}

type Plain = string | boolean | null | JsonNumber

function textOf(value: Plain): string {
  if (value === null) return ''
  return typeof value === 'object' ? value.raw : String(value)
}

function makeCell(row: number, col: number, text: string, locator: string): Cell {
  return { row, col, rowSpan: 1, colSpan: 1, text, locator }
}

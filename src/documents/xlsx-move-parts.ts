import { strFromU8, strToU8 } from 'fflate'
import { moveReferencesTo } from './xlsx-move-rows.ts'
import { type RowMove, rowMoves } from './xlsx-row-moves.ts'

/** Parts of a workbook by their paths. */
type Parts = Record<string, Uint8Array>

/**
 * Moves along with the rows of a sheet what other parts say of it: names (印刷範囲), formulas of other sheets and charts, and what is
 * anchored to its rows (drawings, notes, tables). Parts that say nothing of those rows stay byte for byte.
 */
export function moveParts(parts: Parts, sheet: { name: string; part: string }, book: string, moves: RowMove[]): void {
  if (moves.length === 0) return
  const move = (references: string) => moveReferencesTo(sheet.name, references, moves)
  edit(parts, book, /(<(?:\w+:)?definedName\b[^>]*>)([^<]*)/g, move)
  for (const path of Object.keys(parts))
    if (path !== sheet.part && /\/(?:charts|worksheets|chartsheets)\/[^/]+\.xml$/.test(path))
      edit(parts, path, /(<(?:\w+:)?f\b[^>]*>)([^<]*)/g, move)
  const { row, end } = rowMoves(moves)
  const own = (references: string) =>
    references.replace(/(\$?[A-Z]{1,3}\$?)(\d+)/g, (_, column: string, at: string) => column + (end(Number(at) - 1) + 1))
  for (const path of partsOf(parts, sheet.part)) {
    const anchored = /(<(?:\w+:)?(?:row|Row)>)(\d+)/g
    if (/drawing/i.test(path)) edit(parts, path, anchored, (at) => String(row(Number(at))))
    else if (/\/(?:comments|threadedComments|tables)\//.test(path) || /comments\d*\.xml$/.test(path))
      edit(parts, path, /(\sref=")([^"]*)/g, own)
  }
}

function edit(parts: Parts, path: string, pattern: RegExp, change: (found: string) => string): void {
  const part = parts[path]
  if (part === undefined) return
  const before = strFromU8(part)
  const after = before.replace(pattern, (_, head: string, found: string) => head + change(found))
  if (after !== before) parts[path] = strToU8(after)
}

/** Parts that a part points to. */
function partsOf(parts: Parts, path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = parts[`${folder}_rels/${path.slice(folder.length)}.rels`]
  if (relations === undefined) return []
  return [...strFromU8(relations).matchAll(/\sTarget="([^"]*)"/g)].map(([, target = '']) => resolve(folder, target))
}

function resolve(folder: string, target: string): string {
  return new URL(target, `file:///${folder}`).pathname.slice(1)
}

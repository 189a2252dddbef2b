import { mapWholeRows } from './xlsx-formula.ts'
import { moveRange, moveReferences, type RowMove, type RowMoves, rowMoves } from './xlsx-row-moves.ts'
import type { SheetXml } from './xlsx-sheet-xml.ts'

/** Moves all that lies on a sheet: rows, merges, formulas, conditional formats, validations, links, page breaks, the used range. */
export function moveRows(sheet: SheetXml, moves: RowMove[]): void {
  if (moves.length === 0) return
  const sums = rowMoves(moves)
  for (const node of sheet.rows) node.row = sums.row(node.row)
  sheet.merges = sheet.merges.map((range) => moveRange(sums, range))
  const own = (sheetName: string | undefined) => sheetName === undefined
  const move = (references: string) => moveReferences(references, sums, own)
  for (const { cells } of sheet.rows) for (const cell of cells) cell.inner = moveFormula(cell.inner, move)
  sheet.before = sheet.before.replace(
    /(<(?:\w+:)?dimension\b[^>]*?\sref=")([^"]*)/,
    (_, head: string, ref: string) => head + move(ref),
  )
  sheet.between = moveRest(sheet.between, sums, move)
  sheet.after = moveRest(sheet.after, sums, move)
}

function moveFormula(inner: string, move: (formula: string) => string): string {
  if (!inner.includes('f')) return inner
  return inner.replace(
    /(<(?:\w+:)?f\b[^>]*>)([^<]*)/g,
    (_, open: string, formula: string) =>
      open.replace(/(\sref=")([^"]*)/, (__, head: string, ref: string) => head + move(ref)) + move(formula),
  )
}

function moveRest(xml: string, sums: RowMoves, move: (references: string) => string): string {
  return xml
    .replace(/(<(?:\w+:)?[A-Za-z]+\b[^>]*?\sref=")([^"]*)/g, (_, head: string, refs: string) => head + move(refs))
    .replace(
      /(<(?:\w+:)?[A-Za-z]+\b[^>]*?\ssqref=")([^"]*)/g,
      (_, head: string, refs: string) => head + moveAll(refs, sums, move),
    )
    .replace(/(<(?:\w+:)?(?:formula1?|formula2|f|sqref)>)([^<]*)/g, (_, open: string, formula: string) => open + move(formula))
    .replace(/<(?:\w+:)?rowBreaks\b[\s\S]*?<\/(?:\w+:)?rowBreaks>/, (breaks) =>
      breaks.replace(
        /(<(?:\w+:)?brk\b[^>]*?\sid=")(\d+)/g,
        // A break stands under its row: `id` is the 1-based number of that row.
        (_, head: string, id: string) => head + (sums.end(Number(id) - 1) + 1),
      ),
    )
}

/** Places that share a rule: one cell under which rows were put in becomes a range over them. */
function moveAll(places: string, { row, end }: RowMoves, move: (references: string) => string): string {
  return places
    .split(' ')
    .map((place) => {
      const [, column = '', number] = /^([A-Z]{1,3})(\d+)$/.exec(place) ?? []
      const own = Number(number) - 1
      return number === undefined || end(own) <= row(own) ? move(place) : `${column}${row(own) + 1}:${column}${end(own) + 1}`
    })
    .join(' ')
}

/** References to a sheet from outside it (defined names, charts, other sheets) after its rows were moved. */
export function moveReferencesTo(sheet: string, text: string, moves: RowMove[]): string {
  if (moves.length === 0) return text
  const sums = rowMoves(moves)
  const moved = moveReferences(text, sums, (named) => named === sheet)
  return mapWholeRows(moved, (named, rows) => (named === sheet ? [sums.row(rows[0]), sums.row(rows[1])] : rows))
}

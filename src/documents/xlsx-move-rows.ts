import { mapReferences } from './xlsx-formula.ts'
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
    .replace(/(<(?:\w+:)?[A-Za-z]+\b[^>]*?\s(?:ref|sqref)=")([^"]*)/g, (_, head: string, refs: string) => head + move(refs))
    .replace(/(<(?:\w+:)?(?:formula1?|formula2|f|sqref)>)([^<]*)/g, (_, open: string, formula: string) => open + move(formula))
    .replace(/<(?:\w+:)?rowBreaks\b[\s\S]*?<\/(?:\w+:)?rowBreaks>/, (breaks) =>
      breaks.replace(
        /(<(?:\w+:)?brk\b[^>]*?\sid=")(\d+)/g,
        // A break stands under its row: `id` is the 1-based number of that row.
        (_, head: string, id: string) => head + (sums.end(Number(id) - 1) + 1),
      ),
    )
}

/** References to a sheet from outside it (defined names, charts, other sheets) after its rows were moved. */
export function moveReferencesTo(sheet: string, text: string, moves: RowMove[]): string {
  if (moves.length === 0) return text
  return moveReferences(text, rowMoves(moves), (named) => named === sheet)
}

/** Whether a text refers to a sheet by its name. */
export function refersTo(sheet: string, text: string): boolean {
  let found = false
  mapReferences(text, ({ sheet: named, rows }) => {
    found ||= named === sheet
    return rows
  })
  return found
}

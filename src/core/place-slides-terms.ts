import type { Term } from './exchange.ts'
import type { ComposedRow, ComposedRows, PlacedValue } from './filling.ts'
import type { Grid } from './grid.ts'
import { findLabels } from './label.ts'
import { compileLabel } from './label-pattern.ts'
import type { SchemePart } from './scheme-part.ts'
import { foldText } from './text-fold.ts'

/** Whether the lines before a table, or those of its part, lead to terms. */
export function hasTerms(part: SchemePart, grids: Grid[], grid: Grid): boolean {
  const labels = (part.sheet ?? []).flatMap(({ fields }) =>
    fields.flatMap((one) => (one.type === 'terms' ? [compileLabel(one.label)] : [])),
  )
  const before = grids.slice(0, grids.indexOf(grid)).flatMap(({ kind, cells }) => (kind === 'lines' ? cells : []))
  return before.some(({ text }) => labels.some((label) => findLabels(label, text).length > 0))
}

const bare = (text: string) =>
  foldText(text)
    .replace(/^[○◯〇●■□◆◇▶・◎]/, '')
    .replace(/\s/g, '')

/** All that a template says, folded, piece by piece: terms that stand in it have their place. */
export function printedWords(grids: Grid[]): Set<string> {
  const texts = grids.flatMap(({ cells }) => cells.map(({ text }) => text))
  return new Set(texts.flatMap((text) => [...text.split(/[【】〜\n]/), text.replaceAll('\n', '')].map(bare)))
}

/** Terms that the template names stand under their names; others in rows, name beside meaning. */
export function placeTerms(terms: Term[], grid: Grid, printed: Set<string>): { writes: PlacedValue[]; rows: ComposedRows[] } {
  const names = grid.cells.filter(({ row, text }) => row === 0 && text.trim() !== '')
  if (grid.rowCount === 2 && names.length === grid.colCount) {
    const writes = names.flatMap((name): PlacedValue[] => {
      const meaning = grid.cells.find(({ row, col }) => row === 1 && col === name.col)
      const term = terms.find((one) => bare(one.term) === bare(name.text))
      return meaning ? [{ locator: meaning.locator, value: term?.definition ?? '' }] : []
    })
    return { writes, rows: [] }
  }
  const [first] = names
  if (first === undefined) return { writes: [], rows: [] }
  const left = terms.filter(({ term }) => !printed.has(bare(term)))
  const rows = left.map(({ term, definition }): ComposedRow => {
    const cells = [
      { col: first.col, value: term },
      { col: first.col + first.colSpan, value: definition },
    ]
    return { like: 0, cells }
  })
  return { writes: [], rows: [{ place: grid.place, top: 0, bottom: grid.rowCount - 1, rows }] }
}

import type { DocumentContent } from '../grid.ts'
import { findLabels } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { foldText } from '../text-fold.ts'
import { between, type Cut, isBefore } from './form-cut.ts'

/** All of a document that is matched here. */
type Grids = Pick<DocumentContent, 'grids'>

/**
 * The sheets in one file (一冊に綴じた評価票), each as a document of its own with every grid in its old place: a new one begins where the
 * evaluated item's label comes with other words, at the title above it.
 */
export function splitSheets<Content extends Grids>(scheme: Scheme, content: Content): Content[] {
  const starts = withSheets(scheme, content, findStarts(scheme, content))
  if (starts.length < 2) return [content]
  const cuts = starts.slice(1).map((start, i) => titleAbove(scheme, content, starts[i] as Cut, start))
  return [undefined, ...cuts].map((from, i) => between(content, from, cuts[i]))
}

/** Where an evaluated item is named that is not the one named before. */
function findStarts(scheme: Scheme, content: Grids): Cut[] {
  const field = scheme.sheet.flatMap(({ fields }) => fields).find((one) => one.type === 'item' && one.level === scheme.evaluates)
  if (!field) return []
  const label = compileLabel(field.label)
  const starts: (Cut & { words: string })[] = []
  content.grids.forEach((grid, index) => {
    for (const cell of grid.cells) {
      const rest = wordsAfter(label, cell.text)
      if (rest === undefined) continue
      const row = grid.cells.filter((other) => other.row === cell.row && other.col > cell.col)
      const words = foldText([rest, ...row.map(({ text }) => text)].join(''))
      if (words !== '' && words !== starts.at(-1)?.words) starts.push({ grid: index, row: cell.row, words })
    }
  })
  return starts
}

/** The starts that a sheet follows: at least two other labels of the scheme. A list under the same heading (事務事業名 | 意見) is none. */
function withSheets(scheme: Scheme, content: Grids, starts: Cut[]): Cut[] {
  if (starts.length < 2) return starts
  const labels = scheme.sheet.flatMap(({ fields }) => fields.map(({ label }) => compileLabel(label)))
  return starts.filter((start, i) => {
    const grids = between(content, start, starts[i + 1]).grids
    const texts = grids.flatMap(({ cells }) => cells.map(({ text }) => (text.length > 400 ? '' : foldLabelText(text))))
    return i === 0 || labels.filter(({ opening }) => texts.some((text) => opening.test(text))).length > 2
  })
}

/** What follows a label that opens a cell; `undefined` where none does. */
export function wordsAfter(label: CompiledLabel, text: string): string | undefined {
  const folded = text.length > 400 ? '' : foldLabelText(text)
  if (!label.opening.test(folded)) return undefined
  if (label.whole.test(folded)) return ''
  const hit = findLabels(label, text).find(
    ({ start, end }) => /^[\s【■●(（\d)）.]*$/.test(text.slice(0, start)) && /^[\s】:：\d]/.test(text.slice(end)),
  )
  return hit && text.slice(hit.end)
}

/** The nearest row above with the paper's title, after the sheet before; else the label's own row. */
function titleAbove({ recognise }: Scheme, { grids }: Grids, last: Cut, start: Cut): Cut {
  const titles = recognise.titles.map(foldText)
  for (let grid = start.grid; grid >= last.grid; grid--) {
    const rows = (grids[grid]?.cells ?? []).filter(
      ({ row, text }) =>
        isBefore({ grid: last.grid, row: last.row }, { grid, row }) &&
        isBefore({ grid, row }, start) &&
        text.length <= 80 &&
        titles.some((title) => foldText(text).includes(title)),
    )
    const [nearest] = rows.sort((a, b) => b.row - a.row)
    if (nearest) return { grid, row: nearest.row }
  }
  return start
}

import type { Cell, DocumentContent } from './grid.ts'
import { groupBy } from './group-by.ts'
import { findLabels, matchFolded } from './label.ts'
import { type CompiledLabel, compileLabel, foldLabel } from './label-pattern.ts'
import { labelsOf } from './left-over.ts'
import type { Scheme } from './scheme.ts'

type Paper = Pick<DocumentContent, 'grids'>

/**
 * Headings (見出し) of a paper that its other copy has no more: what stands under them cannot be read there. `values`: cells of the first
 * paper that something was read from, which are no headings.
 */
export function findMissingHeadings(scheme: Scheme, before: Paper, after: Paper, values: ReadonlySet<string>): string[] {
  const labels = labelsOf(scheme).map(compileLabel)
  const had = before.grids.flatMap((grid) => grid.cells).filter(({ locator, text }) => !values.has(locator) && text.trim() !== '')
  const has = after.grids.flatMap((grid) => grid.cells)
  const counts = countTexts(has)
  const fewer = [...countTexts(had)].filter(([text, count]) => (counts.get(text) ?? -1) < count).map(([text]) => text)
  const missing = had
    .filter(({ text }) => fewer.includes(foldLabel(text).folded))
    .flatMap(({ text }) => {
      const label = labelOf(labels, text)
      if (!label) return []
      const stillThere = has.filter(
        (cell) => isWhole(label, cell.text) || (!values.has(cell.locator) && beginsWith(label, cell.text)),
      )
      return stillThere.length < had.filter((cell) => labelOf([label], cell.text)).length ? [text.replace(/\s+/g, '')] : []
    })
  return [...new Set(missing)]
}

/** A heading may stand several times, once over each of its tables. */
function countTexts(cells: readonly Pick<Cell, 'text'>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [text, same] of groupBy(cells, ({ text }) => foldLabel(text).folded)) counts.set(text, same.length)
  return counts
}

const isWhole = (label: CompiledLabel, text: string) => matchFolded(label, foldLabel(text).folded) !== undefined

const beginsWith = (label: CompiledLabel, text: string) => findLabels(label, text).some(({ start }) => start === 0)

/** The label that a cell is, or begins with (a heading with words of its own after it). */
function labelOf(labels: CompiledLabel[], text: string): CompiledLabel | undefined {
  return labels.find((label) => isWhole(label, text)) ?? labels.find((label) => beginsWith(label, text))
}

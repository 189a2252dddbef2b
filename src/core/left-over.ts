import type { Exchange } from './exchange.ts'
import type { DocumentContent } from './grid.ts'
import { compileLabel, foldLabel, matchFolded } from './label.ts'
import type { Scheme, SchemeField } from './scheme.ts'

/** A cell that nothing was read from (読み残し). */
export interface LeftOverCell {
  place: string
  locator: string
  text: string
}

/**
 * Cells that neither a row nor the paper's head was read from and that are no label of the scheme: what a person must look at, so that
 * nothing is lost unseen.
 */
export function findLeftOver(content: Pick<DocumentContent, 'grids'>, exchange: Exchange, scheme: Scheme): LeftOverCell[] {
  const rows = [
    exchange.items,
    exchange.indicators,
    exchange.observations,
    exchange.budgets,
    exchange.evaluations,
    exchange.narratives,
  ]
  const sources = [...rows.flat(), ...exchange.terms, ...exchange.findings].flatMap(({ source }) => source ?? [])
  const read = new Set(sources.map(({ locator }) => locator))
  const words = [...sources.map(({ text }) => text), exchange.document.title ?? '', ...meanings(exchange)].map(fold).join('\n')
  const labels = labelsOf(scheme).map(compileLabel)
  return content.grids.flatMap((grid) =>
    grid.cells.flatMap(({ locator, text }) => {
      const folded = fold(text)
      if (folded === '' || read.has(locator) || words.includes(folded)) return []
      if (labels.some((label) => matchFolded(label, folded))) return []
      return [{ place: grid.place, locator, text }]
    }),
  )
}

const fold = (text: string): string => foldLabel(text).folded

const meanings = ({ document }: Exchange): string[] => [
  ...document.grades.map(({ meaning }) => meaning),
  ...document.marks.map(({ meaning }) => meaning),
]

/** Every word of the scheme that may stand on a paper as a heading. */
function labelsOf(scheme: Scheme): string[] {
  const sections = scheme.sheet.flatMap(({ section, fields }) => [section, ...fields.flatMap(labelsOfField)])
  const levels = scheme.levels.map(({ label }) => label)
  return [...new Set([scheme.title, ...scheme.recognise.titles, ...scheme.recognise.labels, ...levels, ...sections])]
}

function labelsOfField(field: SchemeField): string[] {
  const columns = 'columns' in field ? Object.keys(field.columns) : []
  const own = 'labels' in field ? Object.values(field.labels).filter((label) => label !== undefined) : []
  const units = field.type === 'budget' ? [field.unit, `単位:${field.unit}`] : []
  return [field.label, ...columns, ...own, ...units]
}

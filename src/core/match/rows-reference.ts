import type { Cell } from '#core/grid.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { addActual } from './rows-actuals.ts'
import { addIndicator, type ItemDraft, type RowsContext, sourceOf } from './rows-draft.ts'
import { type Segment, takeLastYear } from './rows-last-year.ts'

/** Reads the figures in the remarks after a grade: reference indicators (参考) and comparisons with last year. */
export function readRemarks(draft: ItemDraft, comment: string, cell: Cell, context: RowsContext): void {
  for (const segment of cutSegments(comment)) {
    const rest = takeLastYear(draft, segment, cell, context)
    takeReferences(draft, rest, cell, context)
  }
}

function cutSegments(comment: string): Segment[] {
  const segments: Segment[] = []
  let heading: string | undefined
  let from = 0
  for (const match of comment.matchAll(/【([^【】]+)】/g)) {
    segments.push({ words: comment.slice(from, match.index), ...(heading === undefined ? {} : { heading }) })
    heading = match[1] as string
    from = match.index + match[0].length
  }
  segments.push({ words: comment.slice(from), ...(heading === undefined ? {} : { heading }) })
  return segments.filter(({ words }) => words.trim() !== '')
}

/** Labelled figures of the remarks become reference indicators; what else stands there, short of a sentence, describes them. */
function takeReferences(draft: ItemDraft, { words }: Segment, cell: Cell, context: RowsContext): void {
  const saysReference = /参考/.test(words)
  const figures = findLabelledFigures(words).filter(({ bracketed, value }) => !bracketed && value !== undefined)
  if (figures.length === 0) return
  const description = describe(words, figures)
  for (const figure of figures) {
    const { text: _, ...plain } = figure
    const indicator = addIndicator(draft, {
      name: (figure.labels[0] ?? '').replace(/^[(（]?参考[)）]?\s*/, ''),
      kind: 'quantitative',
      accumulation: context.scheme.indicators.accumulation,
      role: 'reference',
      ...(figure.unit === undefined ? {} : { unit: figure.unit }),
      ...(description === undefined ? {} : { description }),
      ...(saysReference ? {} : { fromProse: true }),
      source: sourceOf(cell, words),
    })
    const actual = addActual(draft, indicator, plain, cell, context)
    if (!saysReference) actual.fromProse = true
  }
}

/** The words of the remark besides its figures: who counted, and what is counted in. A bracket after the last figure speaks of all. */
function describe(words: string, figures: LabelledFigure[]): string | undefined {
  const tails = figures.flatMap(({ text }) => (text === undefined || /\d/.test(text) ? [] : [text]))
  let rest = ''
  let from = 0
  for (const { start, end } of figures) {
    rest += words.slice(from, start)
    from = Math.max(from, end)
  }
  rest = (rest + words.slice(from)).replace(/※?\s*[(（]?\s*参考\s*[)）]?\s*[:：]?/g, '').replace(/\s+/g, '')
  const description = `${rest}${[...new Set(tails)].join('')}`.replace(/^[※・、]+|[・、]+$/g, '')
  return description === '' || description.length > 60 ? undefined : description
}

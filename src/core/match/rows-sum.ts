import { formatFigure } from '../figure.ts'
import { finding } from '../finding.ts'
import type { Indicator } from '../plan.ts'
import type { LabelledFigure } from './labelled-figures.ts'
import { addObservation, type ItemDraft, type PlacedBlock, type PlacedFigure, type RowsContext, sourceOf } from './rows-draft.ts'

/** Whether figures under one label are parts of a whole: different counts, each in a block of its own. */
export function addsUp(figures: PlacedFigure[]): boolean {
  const values = new Set(figures.map(({ figure }) => figure.value))
  const blocks = new Set(figures.map(({ block }) => block))
  const countable = figures.every(
    ({ figure }) => figure.value !== undefined && !figure.relativeTo && !/%|％|倍|ポイント|率/.test(figure.unit ?? ''),
  )
  return values.size > 1 && blocks.size === figures.length && countable
}

/** Adds up figures of several blocks to one actual that the paper does not state, with its parts and a finding. */
export function takeSum(draft: ItemDraft, indicator: Indicator, figures: PlacedFigure[], context: RowsContext): void {
  const [first] = figures
  if (!first) return
  const parts = figures.flatMap(({ figure, block }) =>
    figure.value === undefined ? [] : [{ label: partLabel(figure, block), value: figure.value }],
  )
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  for (const placed of figures) placed.usedFor = indicator.id
  const source = sourceOf(first.block.cell, figures.map(({ figure }) => figure.written).join('\n'))
  const { unit } = first.figure
  const observation = addObservation(
    draft,
    {
      indicator: indicator.id,
      measure: 'actual',
      ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
      ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
      value,
      ...(unit === undefined ? {} : { unit }),
      parts,
      source,
    },
    context,
  )
  const sum = sumOf({ value, parts, ...(unit === undefined ? {} : { unit }) })
  draft.findings.push(
    finding('actual-computed-from-parts', { name: indicator.name, sum }, { subject: observation.id ?? indicator.id, source }),
  )
}

/** 「…」 of the block before the label, so that equal labels are told apart. */
function partLabel(figure: LabelledFigure, block: PlacedBlock): string {
  const named =
    /[「『]([^「」『』]{2,40})[」』]/.exec(block.text.slice(0, figure.start))?.[1] ??
    /^[^\s(（:：。-]{2,30}/.exec(block.text.slice(0, figure.start))?.[0]
  const label = figure.labels[0] ?? ''
  return named === undefined ? label : `${named} ${label}`
}

/** 60+40=100人 */
export function sumOf({ value, unit, parts = [] }: Pick<LabelledFigure, 'value' | 'unit' | 'parts'>): string {
  const written = (one: number) => formatFigure({ kind: 'number', value: one, text: '' })
  return `${parts.map((part) => written(part.value)).join('+')}=${value === undefined ? '' : written(value)}${unit ?? ''}`
}

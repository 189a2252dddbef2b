import { finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanText } from '../text-fold.ts'
import { type GridDraft, report } from './grid-draft.ts'
import type { CellFigure } from './grid-figure.ts'
import type { FigureCell } from './grid-observations.ts'
import { sameUnit } from './label-answers.ts'
import { sourceOf } from './rows-draft.ts'

/** An observation with the cell that it was read from. */
export interface ReadFigure {
  indicator: Indicator
  observation: Observation
  reading: CellFigure
  place: FigureCell
  target: FigureCell | undefined
}

const inLine = (text: string) => cleanText(text).replace(/(?<!\s)\s*\n\s*/g, ' ')

/** Says how a value was found where the cell holds more than one figure, and what of it is doubtful. */
export function reportReading(read: ReadFigure, draft: GridDraft): void {
  const { indicator, observation, reading, place } = read
  const { name } = indicator
  const at = { ...(observation.id === undefined ? {} : { subject: observation.id }), source: sourceOf(place.cell) }
  const text = inLine(place.cell.text)
  if (reading.by === 'sum') {
    const sum = `${(observation.parts ?? []).map(({ label, value }) => `${label} ${value}`).join('＋')}＝${observation.value}`
    report(draft, finding('actual-computed-from-parts', { name, sum }, at))
  }
  if (reading.by === 'incomplete') report(draft, finding('figure-incomplete', { name, text }, at))
  if (reading.by === 'words' && place.measure !== 'planned' && indicator.kind === 'quantitative')
    report(draft, finding('text-instead-of-figure', { name, label: place.heading, text }, at))
  if (reading.by === 'variant' && reading.label !== undefined)
    report(draft, finding('label-variant', { name, label: reading.label }, at))
  reportOthers(read, draft)
  reportDates(read, draft)
}

/** Figures beside the one that answers; where several steps were counted (申請, 採択 …), the whole is kept as a note of the item too. */
function reportOthers({ indicator, reading, place, observation }: ReadFigure, draft: GridDraft): void {
  const others = reading.by === 'label' ? (reading.others ?? []) : []
  if (others.length === 0) return
  const said = others.map(({ label, figure }) => `${label} ${cleanText(figure.text)}`).join('、')
  const figure = `${reading.label ?? ''} ${observation.value}${observation.unit ?? indicator.unit ?? ''}`
  const at = { ...(observation.id === undefined ? {} : { subject: observation.id }), source: sourceOf(place.cell) }
  report(draft, finding('sub-figures', { name: indicator.name, figure, others: said }, at))
  if (others.length >= 2)
    draft.out.narratives.push({ item: indicator.item, role: 'note', text: inLine(place.cell.text), source: sourceOf(place.cell) })
}

function reportDates({ indicator, observation, place, target }: ReadFigure, draft: GridDraft): void {
  const { asOf } = draft.context
  const at = { ...(observation.id === undefined ? {} : { subject: observation.id }), source: sourceOf(place.cell) }
  if (observation.measure === 'actual' && observation.asOf !== undefined && asOf !== undefined && observation.asOf > asOf)
    report(draft, finding('date-after-asof', { name: indicator.name, date: observation.asOf, asOf }, at))
  if (observation.measure === 'actual' && observation.value !== undefined && observation.unit !== undefined && target)
    if (!sameUnit(observation.unit, indicator.unit)) {
      const facts = { name: indicator.name, target: inLine(target.cell.text), figure: inLine(place.cell.text) }
      report(draft, finding('unit-mismatch', facts, at))
    }
}

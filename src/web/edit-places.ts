import type { About, Saying } from '#app/say-statement.ts'
import type { Budget } from '#core/exchange.ts'
import type { Stated } from '#core/facts.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { Observation, ObservationMeasure } from '#core/observation.ts'
import type { SheetField, SheetView } from '#core/sheet.ts'
import type { Statement } from '#core/statement.ts'
import { measureWords, sayValue } from '#core/statement-words.ts'
import type { EditPlace } from './pages/edit-page.tsx'
import { isReplaced, measuresOf, rowsByYear } from './parts/indicator-years.ts'

const nameOf = (about: About): string => `new:${JSON.stringify(about)}`

/** What a form's field says: a correction of a statement, or something new. `undefined` for a name that is none of ours. */
export function parsePlace(name: string, text: string): Saying | undefined {
  if (name.startsWith('on:')) return { basedOn: name.slice(3), text }
  if (!name.startsWith('new:')) return undefined
  return { about: JSON.parse(name.slice(4)) as About, text }
}

function standingPlace(
  statement: Statement,
  view: SheetView,
  unit: string,
  group: string,
  label: string,
  more: More,
): EditPlace[] {
  const id = statement.row.provenance?.id
  if (!id) return []
  const text = sayValue(statement, { item: view.item, moneyUnit: unit, ...more })
  return [{ name: `on:${id}`, group, label, text, long: statement.list === 'narratives' }]
}

interface More {
  indicator?: { name: string; unit?: string }
  forecastMark?: string | undefined
}

/** What the body calls its measures: 計画値 for a target. */
export type MeasureWords = Partial<Record<ObservationMeasure, string>>

function indicatorPlaces(field: SheetField & { type: 'indicators' }, view: SheetView, words: MeasureWords): EditPlace[] {
  return field.indicators.flatMap(({ indicator, observations }) => {
    const measures: ObservationMeasure[] = [...new Set([...measuresOf(observations), 'target', 'actual'] as const)]
    const rows = rowsByYear(observations)
    const group = indicator.unit ? `${indicator.name}（${indicator.unit}）` : indicator.name
    if (!rows.some(({ year }) => year === view.fiscalYear)) {
      rows.push({ key: `${view.fiscalYear}`, label: formatFiscalYear(view.fiscalYear, 'era'), year: view.fiscalYear, cells: {} })
    }
    return rows.flatMap(({ label, year, cells }) =>
      measures.flatMap((measure): EditPlace[] => {
        const own = (cells[measure] ?? []).filter((one: Stated<Observation>) => !isReplaced(one))
        const column = words[measure] ?? measureWords[measure]
        const name = `${label}　${column}`
        if (own.length > 0) {
          return own
            .flatMap((row) => standingPlace({ list: 'observations', row }, view, '円', group, name, { indicator }))
            .map((place) => ({ ...place, row: label, column }))
        }
        if (year === undefined) return []
        const about: About = { list: 'observations', indicator: indicator.id, measure, fiscalYear: year }
        return [{ name: nameOf(about), group, label: name, row: label, column, text: '', long: false }]
      }),
    )
  })
}

function budgetPlaces(field: SheetField & { type: 'budget' }, view: SheetView): EditPlace[] {
  const years = [...new Set([...field.budgets.map(({ fiscalYear }) => fiscalYear), view.fiscalYear])].sort((a, b) => a - b)
  return years.flatMap((year) =>
    field.columns.flatMap(({ label, stage }): EditPlace[] => {
      const row = formatFiscalYear(year, 'era')
      const group = `${field.label}（${field.unit}）`
      const name = `${row}　${label}`
      const own = field.budgets.filter((budget: Budget) => budget.fiscalYear === year && budget.stage === stage)
      if (own.length > 0) {
        return own.flatMap((budget) => {
          const column = `${label}${budget.relisted ? '（再掲）' : ''}${budget.part ? `（${budget.part.name}）` : ''}`
          const place = standingPlace({ list: 'budgets', row: budget }, view, field.unit, group, `${row}　${column}`, {})
          return place.map((one) => ({ ...one, row, column }))
        })
      }
      const about: About = { list: 'budgets', item: view.item.id, fiscalYear: year, stage }
      return [{ name: nameOf(about), group, label: name, row, column: label, text: '', long: false }]
    }),
  )
}

function gradePlaces(field: SheetField & { type: 'grade' }, view: SheetView): EditPlace[] {
  const own = [...field.evaluations].sort((a, b) => a.fiscalYear - b.fiscalYear)
  const places = own.flatMap((row) => {
    const label = `${formatFiscalYear(row.fiscalYear, 'era')}${row.evaluator === 'external' ? '　外部評価' : ''}`
    return standingPlace({ list: 'evaluations', row }, view, '円', field.label, label, { forecastMark: field.forecastMark })
  })
  if (own.some(({ fiscalYear, evaluator }) => fiscalYear === view.fiscalYear && evaluator === 'self')) return places
  const about: About = {
    list: 'evaluations',
    item: view.item.id,
    fiscalYear: view.fiscalYear,
    evaluator: 'self',
    ...(field.scales[0] ? { scale: field.scales[0].scale } : {}),
    ...(view.stage ? { stage: view.stage } : {}),
  }
  const label = formatFiscalYear(view.fiscalYear, 'era')
  return [...places, { name: nameOf(about), group: field.label, label, text: '', long: false }]
}

function narrativePlaces(field: SheetField & { type: 'narratives' }, view: SheetView): EditPlace[] {
  const places = field.blocks.flatMap((row, i) =>
    standingPlace({ list: 'narratives', row }, view, '円', field.label, `${i + 1}つ目`, {}),
  )
  const about: About = {
    list: 'narratives',
    item: view.item.id,
    role: field.role,
    ...(field.label === undefined ? {} : { label: field.label }),
    fiscalYear: view.fiscalYear,
    order: Math.max(field.blocks.length, ...field.blocks.flatMap(({ order }) => (order === undefined ? [] : [order]))) + 1,
    ...(view.stage ? { stage: view.stage } : {}),
  }
  return [...places, { name: nameOf(about), group: field.label, label: '書き足す', text: '', long: true }]
}

/** The places of a field that a person may type into: what stands there, and what is empty. */
export function placesOf(field: SheetField, view: SheetView, words: MeasureWords = {}): EditPlace[] {
  switch (field.type) {
    case 'indicators':
      return indicatorPlaces(field, view, words)
    case 'budget':
      return budgetPlaces(field, view)
    case 'grade':
      return gradePlaces(field, view)
    case 'narratives':
      return narrativePlaces(field, view)
    default:
      return []
  }
}

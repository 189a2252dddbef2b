import type { BudgetPart, BudgetStage } from '../exchange.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { DraftLabel } from './draft-labels.ts'
import type { LabelUse } from './label-use.ts'

const part = (use: LabelUse, group: string): string | undefined =>
  use.startsWith(`${group}:`) ? use.slice(group.length + 1) : undefined

/** Unit of the sheet's money; `list`: its columns of amounts need no label of their own (事業費). */
export interface Money {
  unit: string
  list: boolean
}

/** The row of a section's amounts: the first of its labels beside which a figure stands, else the first. */
export function totalOf(labels: DraftLabel[]): DraftLabel | undefined {
  const totals = labels.filter(({ use }) => use === 'budget')
  return totals.find(({ sample }) => sample !== undefined && /^[▲△-]?[\d,.]+$/.test(sample)) ?? totals[0]
}

/** One field for all the labels of a table. A table that lacks the label it is known by is left out; `draftProblems` says so. */
export function tableField(kind: string, labels: DraftLabel[], { unit, list }: Money): SchemeField[] {
  const first = (use: LabelUse) => labels.find((label) => label.use === use)?.label
  const columnsOf = <Column extends string>(group: string) =>
    Object.fromEntries(
      labels.flatMap(({ use, label }) => (part(use, group) === undefined ? [] : [[label, part(use, group) as Column]])),
    )
  if (kind === 'budget') {
    // Amounts that no head precedes stand directly under their columns.
    const label = totalOf(labels)?.label ?? (list || labels.some(({ bare }) => bare) ? '事業費' : undefined)
    const own = columnsOf<BudgetStage>('budget')
    const columns = Object.keys(own).length > 0 || list ? own : sharedStages(columnsOf<string>('indicator'))
    const parts = columnsOf<BudgetPart['kind']>('part')
    if (label === undefined || Object.keys(columns).length === 0) return []
    return [{ key: 'budget', label, type: 'budget', unit, columns, ...(Object.keys(parts).length > 0 ? { parts } : {}) }]
  }
  if (kind === 'children') {
    const columns = columnsOf<'title' | 'state' | BudgetStage>('children')
    const label = first('children:title')
    const amounts = Object.values(columns).some((column) => column !== 'title' && column !== 'state')
    const field = { key: 'children', label: '下位の事業', type: 'children' as const, level: 'children', columns }
    return label === undefined ? [] : [{ ...field, ...(amounts ? { unit } : {}) }]
  }
  const columns = columnsOf<string>('indicator')
  const names = labels.filter(({ use }) => use === 'indicator:name').map(({ label }) => label)
  // Words of figures that no name heads: the names stand before them in their rows.
  const unheaded =
    names.length === 0 && !list && Object.values(columns).some((column) => column === 'target' || column === 'actual')
  return unheaded
    ? [{ ...indicatorsField('指標名', labels, columns), names: 'before' } as SchemeField]
    : names.map((name) => indicatorsField(name, labels, columns))
}

/** The headings of years over rows of figures (従事職員数): those of amounts or of indicators. */
export function figureColumns(labels: DraftLabel[]): Record<string, ObservationMeasure> {
  const measures: Record<string, ObservationMeasure> = {
    settled: 'actual',
    settledEstimate: 'actual',
    initial: 'planned',
    revised: 'planned',
    planned: 'planned',
    actual: 'actual',
    target: 'target',
    baseline: 'baseline',
  }
  return Object.fromEntries(
    labels.flatMap(({ use, label }) => {
      const measure = measures[part(use, 'budget') ?? part(use, 'indicator') ?? '']
      return measure === undefined ? [] : [[label, measure]]
    }),
  )
}

/** Where amounts stand under the headings of indicators (予定, 実績), those head them too. */
function sharedStages(columns: Record<string, string>): Record<string, BudgetStage> {
  const stages: Record<string, BudgetStage> = { planned: 'planned', target: 'planned', actual: 'settled' }
  return Object.fromEntries(
    Object.entries(columns).flatMap(([label, column]) => {
      const stage = stages[column]
      return stage === undefined ? [] : [[label, stage]]
    }),
  )
}

/** One field for each label of names: the words that head their figures are the same for all. */
function indicatorsField(name: string, labels: DraftLabel[], columns: Record<string, string>): SchemeField {
  const first = (use: LabelUse) => labels.find((label) => label.use === use)?.label
  const [description, direction] = [first('indicator:description'), first('indicator:direction')]
  const figures = Object.fromEntries(
    Object.entries(columns).filter(([, column]) => column !== 'name' && column !== 'description' && column !== 'direction'),
  )
  return {
    key: 'indicators',
    label: first('indicators') ?? (name === '指標' ? '評価指標' : '指標'),
    type: 'indicators',
    labels: {
      name,
      ...(description === undefined ? {} : { description }),
      ...(direction === undefined ? {} : { direction }),
    },
    columns: figures,
  } as SchemeField
}

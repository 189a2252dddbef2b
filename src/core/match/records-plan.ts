import type { Budget, BudgetStage } from '../exchange.ts'
import { labelledBy } from '../narrative-label.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { Heading, RecordAmount, RecordIndicator, RecordTable } from '../scheme-records.ts'

/** What a table of records is to be read for: the declaration of the table, completed by the fields of the sheet. */
export interface RecordPlan {
  table: RecordTable
  /** From the root down to the evaluated level. */
  items: ItemPlan[]
  fields: FieldPlan[]
  amounts: AmountPlan[]
  indicators: RecordIndicator[]
  /** Every heading that leads anywhere. */
  headings: Heading[]
}

export interface ItemPlan {
  level: SchemeLevel
  title?: Heading
  codes: Heading[]
  /** The code follows on the one of the level above. */
  joined: boolean
  start?: Heading
}

export interface FieldPlan {
  field: SchemeField
  headings: Heading[]
  reason?: Heading
  /** What its words are headed by, where several fields have their role. */
  label?: string
}

/** A column of money; one without a stage (財源内訳) is of the stage and year of the amount that it stands beside. */
export interface AmountPlan extends Omit<RecordAmount, 'stage' | 'field'> {
  stage?: BudgetStage
  unit: string
  /** Label of the budget field: what a total may be headed by under a year (事業費). */
  label: string
}

type BudgetField = SchemeField & { type: 'budget' }

/** Plans the reading of each kind of table that a scheme has; where none is named, of one table that the sheet's fields tell. */
export function planRecords(scheme: Scheme): RecordPlan[] {
  return (scheme.records?.tables ?? [{}]).map((table) => planTable(scheme, table))
}

function planTable(scheme: Scheme, table: RecordTable): RecordPlan {
  const all = scheme.sheet.flatMap(({ fields }) => fields)
  // A row of details says only what its table declares: the sheet's labels are those of the programme's own row.
  const own = table.of === undefined
  const items = own ? planItems(scheme, table, all) : []
  const fields = all.flatMap((field) => planField(scheme, field, table, own))
  const amounts = planAmounts(all, table, own)
  const indicators = table.indicators ?? (own ? all.flatMap(indicatorOf) : [])
  const headings = [
    ...[table.key, table.of, table.year, table.blocks?.begins, ...(table.rest?.headings ?? [])],
    ...items.flatMap(({ title, codes, start }) => [title, ...codes, start]),
    ...fields.flatMap((field) => [...field.headings, field.reason]),
    ...amounts.flatMap(({ heading, part }) => [heading, ...(part && 'column' in part ? [part.column].flat() : [])]),
    ...indicators.flatMap(headingsOfIndicator),
  ].filter((heading) => heading !== undefined)
  return { table, items, fields, amounts, indicators, headings }
}

function planItems(scheme: Scheme, table: RecordTable, all: SchemeField[]): ItemPlan[] {
  const evaluated = scheme.levels.findIndex(({ key }) => key === scheme.evaluates)
  return scheme.levels.slice(0, evaluated + 1).flatMap((level) => {
    const told = table.items?.[level.key]
    const title = told?.title ?? all.find((field) => field.type === 'item' && field.level === level.key)?.label
    const codes = [told?.code ?? []].flat()
    if (title === undefined && codes.length === 0) return []
    const start = told?.start
    return [
      {
        level,
        codes,
        joined: Array.isArray(told?.code),
        ...(title === undefined ? {} : { title }),
        ...(start === undefined ? {} : { start }),
      },
    ]
  })
}

const worded = ['fiscalYear', 'units', 'mark', 'narratives', 'grade']

function planField(scheme: Scheme, field: SchemeField, { fields }: RecordTable, own: boolean): FieldPlan[] {
  const told = fields?.[field.key]
  if (!worded.includes(field.type) || (told === undefined && !own)) return []
  const reason = field.type === 'grade' ? field.reason : undefined
  const words = field.type === 'narratives' ? labelledBy(scheme, field) : {}
  return [{ field, headings: [told ?? field.label].flat(), ...words, ...(reason === undefined ? {} : { reason }) }]
}

function planAmounts(all: SchemeField[], table: RecordTable, own: boolean): AmountPlan[] {
  const budgets = all.filter((field): field is BudgetField => field.type === 'budget')
  if (table.amounts === undefined) return own ? budgets.flatMap(amountsOf) : []
  return table.amounts.flatMap(({ field: key, ...amount }) => {
    const field = key === undefined ? budgets[0] : budgets.find((one) => one.key === key)
    return field ? [{ ...amount, unit: field.unit, label: field.label }] : []
  })
}

/** A budget field's columns head totals, its parts head parts of them. */
function amountsOf({ unit, label, columns, parts = {} }: BudgetField): AmountPlan[] {
  return [
    ...Object.entries(columns).map(([heading, stage]) => ({ heading, stage, unit, label })),
    ...Object.entries(parts).map(([heading, kind]) => ({
      heading,
      part: { kind, name: heading } as Budget['part'] & object,
      unit,
      label,
    })),
  ]
}

function indicatorOf(field: SchemeField): RecordIndicator[] {
  if (field.type !== 'indicators') return []
  const { name, description } = field.labels
  const entries = Object.entries(field.columns)
  const unit = entries.find(([, part]) => part === 'unit')?.[0]
  const figures = entries.flatMap(([heading, part]) => (part === 'unit' || part === 'year' ? [] : [[heading, part] as const]))
  return [
    {
      name,
      figures: Object.fromEntries(figures),
      ...(unit === undefined ? {} : { unit }),
      ...(description === undefined ? {} : { description }),
    },
  ]
}

function headingsOfIndicator({ name, unit, description, figures }: RecordIndicator): (Heading | undefined)[] {
  const years = Object.values(figures).flatMap((figure) => (typeof figure === 'string' ? [] : [figure.year]))
  return [name, unit, description, ...Object.keys(figures), ...years]
}

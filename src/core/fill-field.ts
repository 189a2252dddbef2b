import type { Evaluation, Narrative } from './exchange.ts'
import type { Facts, Stated } from './facts.ts'
import { fieldOfIndicator } from './field-indicators.ts'
import { fillChildren, inOrder } from './fill-children.ts'
import { fillBudgets, fillIndicators } from './fill-figures.ts'
import { marksOf } from './fill-mark.ts'
import { termsOf } from './fill-terms.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { scalesOf } from './grade.ts'
import { itemsUnder } from './items-under.ts'
import { fillLabel } from './label.ts'
import { labelledBy, narrativeLabel } from './narrative-label.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { SchemeField } from './scheme-field.ts'
import type { IndicatorView, SheetField } from './sheet.ts'

/** What a sheet is filled from. */
export interface Filling {
  scheme: Scheme
  facts: Facts
  item: Item
  path: Item[]
  fiscalYear: FiscalYear
}

/** Fills one field. `comparison` adds nothing where `targets` already shows its indicators: it is left out then. */
export function fillField(filling: Filling, field: SchemeField, label: string): SheetField[] {
  if (field.type === 'comparison' && hasField(filling.scheme, 'targets')) return []
  if (field.type === 'item' && standsBeside(filling, field.level)) return []
  return [{ key: field.key, label, ...fillValue(filling, field) }]
}

type FieldValue = SheetField extends infer Field ? (Field extends SheetField ? Omit<Field, 'key' | 'label'> : never) : never

function fillValue(filling: Filling, field: SchemeField): FieldValue {
  const { scheme, facts, item, path, fiscalYear } = filling
  switch (field.type) {
    case 'fiscalYear':
      return { type: 'fiscalYear', fiscalYear }
    case 'item':
      return { type: 'item', ...itemOfLevel(scheme, [...path, item], field.level) }
    case 'units':
      return { type: 'units', units: unitsOf(scheme, item, field) }
    case 'startYear':
      return { type: 'startYear', ...(item.startFiscalYear === undefined ? {} : { fiscalYear: item.startFiscalYear }) }
    case 'mark':
      return { type: 'mark', ...marksOf(item, field) }
    case 'narratives':
      return {
        type: 'narratives',
        role: field.role,
        ...labelledBy(scheme, field),
        blocks: narrativesOf(filling, field),
        ...narrativesBelow(filling, field),
      }
    case 'grade': {
      const mark = scheme.forecastMark === undefined ? {} : { forecastMark: scheme.forecastMark }
      return { type: 'grade', scales: scalesOf(scheme, field), ...mark, evaluations: evaluationsOf(filling, field) }
    }
    case 'targets':
    case 'comparison':
    case 'figures':
    case 'indicators': {
      const below = (field.type === 'indicators' || field.type === 'targets') && field.below === true
      return { type: 'indicators', indicators: indicatorsOf(filling, field, fillIndicators(facts, item, fiscalYear, below)) }
    }
    case 'budget': {
      const columns = Object.entries(field.columns).map(([label, stage]) => ({ label: fillLabel(label, {}), stage }))
      return {
        type: 'budget',
        unit: field.unit,
        columns,
        budgets: fillBudgets(facts, item, fiscalYear, field.columns, field.parts),
      }
    }
    case 'children':
      return {
        type: 'children',
        ...(field.unit === undefined ? {} : { unit: field.unit }),
        children: fillChildren(filling, field),
      }
    case 'terms':
      return { type: 'terms', terms: termsOf(filling) }
  }
}

/** Where a scheme has rows of figures, each indicator stands in one field only. */
function indicatorsOf({ scheme }: Filling, { key }: SchemeField, all: IndicatorView[]): IndicatorView[] {
  if (!hasField(scheme, 'figures')) return all
  return all.filter(({ indicator }) => fieldOfIndicator(scheme, indicator)?.key === key)
}

const hasField = (scheme: Scheme, type: SchemeField['type']) =>
  scheme.sheet.some(({ fields }) => fields.some((field) => field.type === type))

/** The item of a level by the body's word for it; two levels of a body may be one level of the model. */
function itemOfLevel(scheme: Scheme, items: Item[], key: string): { item?: Item } {
  const level = scheme.levels.find((one) => one.key === key)
  const named = items.find(({ levelLabel }) => levelLabel === level?.label)
  const item = named ?? items.find((one) => one.levelLabel === undefined && one.level === level?.level)
  return item ? { item } : {}
}

/** Items of a level that the sheet's item does not hang under, though there are such: nobody said which of them it serves. */
function standsBeside({ scheme, facts, item, path }: Filling, key: string): boolean {
  const label = scheme.levels.find((one) => one.key === key)?.label
  const ofLevel = (one: Item) => one.levelLabel === label
  return label !== undefined && ![...path, item].some(ofLevel) && facts.items.filter(ofLevel).length > 1
}

/** The writing section first, the related ones in the fields after it; one field holds them all. */
function unitsOf(scheme: Scheme, { units = [] }: Item, field: SchemeField): string[] {
  const fields = scheme.sheet.flatMap(({ fields }) => fields).filter(({ type }) => type === 'units')
  const at = fields.indexOf(field)
  return at === fields.length - 1 ? units.slice(at) : units.slice(at, at + 1)
}

/** Words without a heading stand in every field of their role: nobody said to which they belong. */
function narrativesOf({ scheme, facts, item, fiscalYear }: Filling, field: SchemeField & { type: 'narratives' }) {
  const label = narrativeLabel(scheme, field)
  const isOwn = (one: Narrative) => label === undefined || one.label === undefined || one.label === label
  const own = facts.narratives.filter((one) => one.item === item.id && one.role === field.role && isOwn(one))
  const said = own.filter((one) => one.fiscalYear === undefined || one.fiscalYear === fiscalYear)
  return inOrder(said)
}

/** Of the items below, those of which something is said; in the column of what is undertaken (取組) all of them. */
function narrativesBelow(filling: Filling, field: SchemeField & { type: 'narratives' }) {
  if (!field.below) return {}
  const under = inOrder(itemsUnder(filling.item.id, filling.facts.items))
  const below = under.map((item) => ({ item, blocks: narrativesOf({ ...filling, item }, field) }))
  const all = filling.scheme.columns?.plan === field.key
  return { below: below.filter(({ blocks }) => all || blocks.length > 0) }
}

/** Up to the sheet's year, by year, on the field's scales. */
function evaluationsOf({ facts, item, fiscalYear }: Filling, { scales }: { scales?: string[] }): Stated<Evaluation>[] {
  const isOwn = ({ grades }: Evaluation) => scales === undefined || grades.some(({ scale }) => scales.includes(scale))
  const own = facts.evaluations.filter((one) => one.item === item.id && one.fiscalYear <= fiscalYear && isOwn(one))
  return own.toSorted((a, b) => a.fiscalYear - b.fiscalYear)
}

import type { BudgetPart, BudgetStage, NarrativeRole } from '../exchange.ts'
import { foldLabelText } from '../label-pattern.ts'
import type { SchemeField, SchemeSection } from '../scheme-field.ts'
import type { DraftLabel } from './draft-labels.ts'
import type { LabelUse } from './label-use.ts'
import type { SchemeDraft } from './scheme-draft.ts'

/** The sections of a sheet as a drafted scheme has them, and the labels that are known but read nowhere. */
export interface DraftedSheet {
  sheet: SchemeSection[]
  otherLabels: string[]
  withheld: string[]
}

/** Puts the labels that a person kept into sections and fields (項目), in the paper's own order. */
export function sheetOfDraft({ title, labels, moneyUnit, scales, layout }: SchemeDraft): DraftedSheet {
  const sections: { section: string; labels: DraftLabel[] }[] = [{ section: title, labels: [] }]
  // A heading that is a label of the sheet too (事業費 over a table with a row 事業費) would take the label's place.
  const named = new Set(labels.filter(({ use }) => use !== 'section').map(({ label }) => foldLabelText(label)))
  for (const label of labels)
    if (label.use === 'section' && named.has(foldLabelText(label.label))) continue
    else if (label.use === 'section') sections.push({ section: label.label, labels: [] })
    else sections.at(-1)?.labels.push(label)
  const keys = new Set<string>()
  const sheet = sections.flatMap(({ section, labels: own }) => {
    const fields = fieldsOf(own, { unit: moneyUnit, list: layout !== 'form' }, new Set(scales.map(({ scale }) => scale)))
    return fields.length === 0 ? [] : [{ section, fields: fields.map((field) => ({ ...field, key: freeKey(field.key, keys) })) }]
  })
  const spare = new Set(sections.flatMap(({ labels: own }) => own.filter((one) => one.use === 'budget' && one !== totalOf(own))))
  const labelsOf = (test: (label: DraftLabel) => boolean) => labels.filter(test).map(({ label }) => label)
  return {
    sheet,
    otherLabels: labelsOf((label) => (label.use === 'other' && label.sure !== 'guess') || spare.has(label)),
    withheld: labelsOf(({ use }) => use === 'withheld'),
  }
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted
  for (let n = 2; taken.has(key); n++) key = `${wanted}${n}`
  taken.add(key)
  return key
}

const part = (use: LabelUse, group: string): string | undefined =>
  use.startsWith(`${group}:`) ? use.slice(group.length + 1) : undefined

/** Unit of the sheet's money; `list`: its columns of amounts need no label of their own (事業費). */
interface Money {
  unit: string
  list: boolean
}

function fieldsOf(labels: DraftLabel[], money: Money, scales: Set<string>): SchemeField[] {
  const done = new Set<string>()
  return labels.flatMap(({ use, label }): SchemeField[] => {
    const [group = '', rest = ''] = use.split(':')
    switch (group) {
      case 'item':
        return [{ key: rest, label, type: 'item', level: rest }]
      case 'fiscalYear':
      case 'units':
      case 'mark':
      case 'terms':
        return [{ key: group, label, type: group }]
      case 'narratives':
        return [{ key: rest, label, type: 'narratives', role: rest as NarrativeRole }]
      case 'grade':
        return [{ key: 'grade', label, type: 'grade', ...(scales.has(label) ? { scales: [label] } : {}) }]
      case 'indicators':
      case 'indicator':
      case 'budget':
      case 'part':
      case 'children': {
        const kind = group === 'part' ? 'budget' : group === 'indicator' ? 'indicators' : group
        if (done.has(kind)) return []
        done.add(kind)
        return tableField(kind, labels, money)
      }
      default:
        return []
    }
  })
}

/** The row of a section's amounts: the first of its labels beside which a figure stands, else the first. */
function totalOf(labels: DraftLabel[]): DraftLabel | undefined {
  const totals = labels.filter(({ use }) => use === 'budget')
  return totals.find(({ sample }) => sample !== undefined && /^[▲△-]?[\d,.]+$/.test(sample)) ?? totals[0]
}

/** One field for all the labels of a table. A table that lacks the label it is known by is left out; `draftProblems` says so. */
function tableField(kind: string, labels: DraftLabel[], { unit, list }: Money): SchemeField[] {
  const first = (use: LabelUse) => labels.find((label) => label.use === use)?.label
  const columnsOf = <Column extends string>(group: string) =>
    Object.fromEntries(
      labels.flatMap(({ use, label }) => (part(use, group) === undefined ? [] : [[label, part(use, group) as Column]])),
    )
  if (kind === 'budget') {
    const label = totalOf(labels)?.label ?? (list ? '事業費' : undefined)
    const columns = columnsOf<BudgetStage>('budget')
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

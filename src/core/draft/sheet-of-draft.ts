import type { NarrativeRole } from '../exchange.ts'
import { foldLabelText } from '../label-pattern.ts'
import type { SchemeField, SchemeSection } from '../scheme-field.ts'
import type { DraftLabel } from './draft-labels.ts'
import type { SchemeDraft } from './scheme-draft.ts'
import { figureColumns, type Money, tableField, totalOf } from './table-fields.ts'

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

function fieldsOf(labels: DraftLabel[], money: Money, scales: Set<string>): SchemeField[] {
  const done = new Set<string>()
  // Rows of figures stand under the headings of amounts, which those keep: they come last.
  const inOrder = [...labels].sort((a, b) => Number(a.use === 'figures') - Number(b.use === 'figures'))
  return inOrder.flatMap(({ use, label }): SchemeField[] => {
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
      case 'figures':
        return [{ key: 'figures', label, type: 'figures', columns: figureColumns(labels) }]
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

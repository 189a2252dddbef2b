import type { Filling } from './filling.ts'
import { type Finding, finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import type { DocumentContent } from './grid.ts'
import { matchFolded } from './label.ts'
import { compileLabel, foldLabel } from './label-pattern.ts'
import type { Slot } from './match/form-slots.ts'
import { blankSlots } from './place-blank.ts'
import { placeBudgets } from './place-budgets.ts'
import { placeGrades } from './place-grades.ts'
import { placeIndicators } from './place-indicators.ts'
import { placeChildren, placeItem, placeMark } from './place-items.ts'
import { formatBlocks, formatTerms } from './place-words.ts'
import { dateTemplate } from './place-year.ts'
import { type Placing, put, putWords } from './placing.ts'
import type { Scheme } from './scheme.ts'
import type { SheetField, SheetView } from './sheet.ts'

/**
 * Finds the place of every value of a sheet (評価票) in the template of a form, by the very slots that a reader of the form finds:
 * the reading map is the writing map. Years that the template prints move with the sheet's year. `filled`: somebody's sheet serves as
 * template; what it says is taken out first.
 */
export function placeSheet(scheme: Scheme, template: DocumentContent, view: SheetView, filled?: boolean): Filling {
  const dated = dateTemplate(scheme, template, view.fiscalYear)
  const { slots } = dated
  const placing: Placing = {
    scheme,
    view,
    template: dated.template,
    slots,
    yearHeads: dated.yearHeads,
    writes: new Map([...dated.writes, ...(filled ? blankSlots(scheme, slots) : [])]),
    rows: [],
    problems: [],
    before: new Map(),
  }
  for (const field of view.sections.flatMap(({ fields }) => fields)) placeField(placing, field)
  return {
    writes: [...placing.writes].map(([locator, value]) => ({ locator, value })),
    rows: placing.rows,
    problems: [...placing.problems, ...tellBefore(placing)],
  }
}

function placeField(placing: Placing, field: SheetField): void {
  const slots = placing.slots.filter((slot) => slot.field.key === field.key)
  const [slot] = slots
  if (slot === undefined) {
    if (!isEmpty(field)) placing.problems.push(finding('place-missing', { label: field.label }))
    return
  }
  moveLabel(placing, slot, field)
  if (field.type === 'fiscalYear') put(placing, slot, slot.cells[0], field.fiscalYear)
  else if (field.type === 'startYear')
    putWords(
      placing,
      slot,
      field.fiscalYear === undefined ? '' : formatFiscalYear(field.fiscalYear, placing.scheme.years ?? 'era'),
    )
  else if (field.type === 'item') placeItem(placing, field, slot)
  else if (field.type === 'units') putWords(placing, slot, field.units.join('\n'))
  else if (field.type === 'mark') placeMark(placing, field, slot)
  else if (field.type === 'narratives') putWords(placing, slot, formatBlocks(field.blocks, placing.scheme.blocks))
  else if (field.type === 'terms') putWords(placing, slot, formatTerms(field.terms))
  else if (field.type === 'grade') placeGrades(placing, field, slots)
  else if (field.type === 'indicators') placeIndicators(placing, field, slots)
  else if (field.type === 'budget') placeBudgets(placing, field, slots)
  else placeChildren(placing, field, slots)
}

function isEmpty(field: SheetField): boolean {
  return (
    Object.values(field).every((value) => !Array.isArray(value) || value.length === 0) &&
    field.type !== 'fiscalYear' &&
    field.type !== 'item'
  )
}

/** A label with a year in it (2014年度以降の方向性) is written anew for another year. */
function moveLabel(placing: Placing, slot: Slot, field: SheetField): void {
  const printed = slot.match.fiscalYear
  const needed = matchFolded(compileLabel(slot.field.label), foldLabel(field.label).folded)?.fiscalYear
  if (printed === undefined || needed === undefined || printed === needed || slot.label.inner !== undefined) return
  placing.writes.set(slot.label.locator, field.label)
}

/** One sentence a field for all that is older than what the form shows. */
function tellBefore({ before, scheme }: Placing): Finding[] {
  return [...before].map(([label, years]) => {
    const named = [...new Set(years)].sort((a, b) => a - b).map((year) => formatFiscalYear(year, scheme.years ?? 'era'))
    return finding('place-years-before', { label, years: named.join('、'), count: years.length })
  })
}

import type { ComposedRows } from './filling.ts'
import { type Finding, finding } from './finding.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Cell, DocumentContent } from './grid.ts'
import { yearIn } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import type { YearHeads } from './match/form-year-heads.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'

/** Excel holds no more characters in a cell. */
const longestText = 32_767

/** A sheet on its way into a template: the template's slots, and what has been decided to be written. */
export interface Placing {
  scheme: Scheme
  view: SheetView
  template: DocumentContent
  slots: Slot[]
  /** Cells of the template that are nothing but a year. */
  yearHeads: YearHeads
  writes: Map<string, string | number>
  /** Lists that needed more rows than the template has. */
  rows: ComposedRows[]
  problems: Finding[]
  /** Years before all that the template shows of a field, one for each value, by the field's label. */
  before: Map<string, FiscalYear[]>
}

/** Notes that a value is of a year before all that the template shows. */
export function noteBefore({ before }: Placing, label: string, year: FiscalYear | undefined): void {
  if (year === undefined) return
  const known = before.get(label)
  if (known) known.push(year)
  else before.set(label, [year])
}

/** Puts a value into a cell; where label and value share the cell, after the label. */
export function put(placing: Placing, slot: Slot, cell: Cell | undefined, value: string | number): void {
  const label = labelOf(slot)
  if (cell === undefined) placing.problems.push(finding('place-missing', { label }))
  else if (typeof value === 'string' && value.length > longestText)
    placing.problems.push(finding('place-text-too-long', { label, limit: longestText }))
  else if (cell.locator === slot.label.locator && slot.label.inner !== undefined)
    placing.writes.set(cell.locator, slot.label.text.slice(0, slot.label.text.length - slot.label.inner.length) + value)
  else placing.writes.set(cell.locator, value)
}

/** Puts words into a slot's first cell; where there are none, the cell stays as it is. */
export function putWords(placing: Placing, slot: Slot, words: string): void {
  if (words !== '') put(placing, slot, slot.cells[0], words)
}

/** A slot's label as it is said in a sentence. */
export function labelOf({ label }: Slot): string {
  return label.text.replace(/\s+/g, '')
}

/**
 * The year of each year cell: the printed one; blank cells take, in their order, the years that are
 * said but not printed. Years that had to be written are put.
 */
export function yearsOfCells(placing: Placing, cells: Cell[], said: FiscalYear[]): Map<string, FiscalYear> {
  const years = new Map<string, FiscalYear>()
  for (const cell of cells) {
    const printed = yearIn(cell.text, placing.view.fiscalYear)
    if (printed === undefined) continue
    years.set(cell.locator, printed)
  }
  const printed = new Set(years.values())
  const blank = cells.filter(({ text, locator }) => text.trim() === '' && !years.has(locator))
  const left = [...new Set(said)].filter((year) => !printed.has(year)).sort((a, b) => a - b)
  for (const [index, year] of left.slice(-blank.length || left.length).entries()) {
    const cell = blank[index]
    if (cell === undefined) break
    years.set(cell.locator, year)
    placing.writes.set(cell.locator, year)
  }
  return years
}

const eraStarts: Record<string, FiscalYear> = { 令和: 2019, 平成: 1989, 昭和: 1926, R: 2019, H: 1989, S: 1926 }

/** Another year in the same spelling: 2011(H23)年度 → 2012(H24)年度, 2013 → 2014 as a number. */
export function rewriteYear(text: string, from: FiscalYear, to: FiscalYear): string | number {
  if (text.trim() === String(from)) return to
  return text.replace(String(from), String(to)).replace(/(令和|平成|昭和|[RHS])(元|[\d０-９]{1,2})/g, (whole, era: string) => {
    const start = to >= 2019 ? (era.length === 1 ? 'R' : '令和') : to >= 1989 ? (era.length === 1 ? 'H' : '平成') : era
    const count = to - (eraStarts[start] ?? to) + 1
    return count < 1 ? whole : `${start}${count === 1 && start.length > 1 ? '元' : count}`
  })
}

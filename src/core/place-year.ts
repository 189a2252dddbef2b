import { type FiscalYear, findFiscalYears } from './fiscal-year.ts'
import type { Cell, DocumentContent } from './grid.ts'
import { matchForm } from './match/form.ts'
import { hasPart, yearIn } from './match/form-reading.ts'
import { findSlots, type Slot } from './match/form-slots.ts'
import { findYearHeads, type YearHeads, yearAbove } from './match/form-year-heads.ts'
import { joinPages } from './match/join-pages.ts'
import { rewriteYear } from './placing.ts'
import type { Scheme } from './scheme.ts'

/** A template of a form as it is for one year: its cells and slots, and what has to be written for it to say so. */
export interface DatedTemplate {
  template: DocumentContent
  slots: Slot[]
  yearHeads: YearHeads
  writes: [locator: string, value: string | number][]
}

interface Known {
  scheme: Scheme
  own: DatedTemplate
  /** The year that the template is printed for, as its reader tells it. */
  year: FiscalYear | undefined
  /** The last other year that was asked for: sheets of a year are printed together. */
  moved?: { to: FiscalYear; dated: DatedTemplate }
}

const known = new WeakMap<DocumentContent, Known>()

/**
 * Makes a form the form of another year (年度の更新): its title, the years over its columns and beside its rows, and labels that name one move by
 * as many years as the sheet's year is from the template's own. What somebody filled in moves not.
 */
export function dateTemplate(scheme: Scheme, template: DocumentContent, to: FiscalYear): DatedTemplate {
  const found = known.get(template)
  const form = found?.scheme === scheme ? found : openForm(scheme, template)
  if (form !== found) known.set(template, form)
  if (form.year === undefined || form.year === to) return form.own
  if (form.moved?.to !== to) form.moved = { to, dated: moveForm(scheme, form.own, form.year, to - form.year) }
  return form.moved.dated
}

function openForm(scheme: Scheme, template: DocumentContent): Known {
  const year = matchForm(scheme, template).document?.fiscalYear
  return { scheme, own: { ...laidOut(scheme, template, year), writes: [] }, year }
}

function laidOut(scheme: Scheme, template: DocumentContent, near: FiscalYear | undefined): Omit<DatedTemplate, 'writes'> {
  return { template, slots: findSlots(scheme, template), yearHeads: findYearHeads(joinPages(template), near) }
}

function moveForm(scheme: Scheme, form: DatedTemplate, near: FiscalYear, shift: number): DatedTemplate {
  const { template } = form
  const dated = datedCells(form, near)
  const writes = new Map<string, string | number>()
  const move = (cell: Cell): Cell => {
    const value = dated.has(cell.locator) ? moveYears(cell.text, shift, near) : cell.text
    if (value === cell.text) return cell
    writes.set(cell.locator, value)
    return { ...cell, text: String(value) }
  }
  const moved = { ...template, grids: template.grids.map((grid) => ({ ...grid, cells: grid.cells.map(move) })) }
  return { ...laidOut(scheme, moved, near + shift), writes: [...writes] }
}

/** Cells of which the year is the form's own: titles, headings of columns and rows, labels. */
function datedCells({ template, slots, yearHeads }: DatedTemplate, near: FiscalYear): Set<string> {
  const dated = new Set<string>()
  const values = new Set<string>()
  for (const slot of slots) {
    const isYear = hasPart(slot, 'year')
    if (slot.match.fiscalYear !== undefined && slot.label.inner === undefined) dated.add(slot.label.locator)
    if (slot.over) dated.add(slot.over.locator)
    for (const cell of slot.cells) {
      const head = isYear ? cell : yearAbove(yearHeads, cell)
      if (head) dated.add(head.locator)
      if (!isYear) values.add(cell.locator)
    }
  }
  const labels = new Set(slots.map(({ label }) => label.locator))
  const cells = template.grids.flatMap((grid) => grid.cells)
  const first = cells.findIndex(({ locator }) => labels.has(locator))
  for (const { locator, text } of cells.slice(0, Math.max(0, first)))
    if (findFiscalYears(text, { near }).some(({ year }) => year === near)) dated.add(locator)
  return new Set([...dated].filter((locator) => !values.has(locator)))
}

/** Every year of a text so many years later, in its own spelling. */
export function moveYears(text: string, shift: number, near: FiscalYear): string | number {
  const found = findFiscalYears(text, { near })
  if (found.length === 0) {
    const year = yearIn(text, near)
    return year === undefined ? text : rewriteYear(text, year, year + shift)
  }
  return found.reduceRight((all, { text: said, year, index }) => {
    const again = rewriteYear(said, year, year + shift)
    // 6年度 leaves its era out.
    const moved = again === said ? said.replace(/\d+/, (count) => String(Number(count) + shift)) : again
    return all.slice(0, index) + moved + all.slice(index + said.length)
  }, text)
}

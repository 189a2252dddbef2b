import type { Stage } from '../exchange.ts'
import type { Finding } from '../finding.ts'
import { type FiscalYear, findFiscalYears, parseFiscalYear } from '../fiscal-year.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { Source } from '../source.ts'
import type { FormCell } from './form-cell.ts'
import { isBlank } from './form-cell.ts'
import type { SlotPart } from './form-labels.ts'
import type { Slot } from './form-slots.ts'
import type { YearHeads } from './form-year-heads.ts'

/** What every part of a form is read with: the slots, the evaluated item and year, and where findings go. */
export interface FormReading {
  scheme: Scheme
  slots: Slot[]
  item: Item
  /** 評価年度; absent where the paper does not tell. */
  fiscalYear?: FiscalYear
  stage: Stage
  findings: Finding[]
  /** Years over columns, for figures to which no label leads a year. */
  yearHeads: YearHeads
}

/** The place and words of a cell, as every row keeps them. */
export function sourceOf(cell: { locator: string; text: string }): Source {
  return { locator: cell.locator, text: cell.text }
}

/** The slots of a field type, in the scheme's order of fields, then reading order. */
export function slotsOf<Type extends SchemeField['type']>(
  { scheme, slots }: Pick<FormReading, 'scheme' | 'slots'>,
  type: Type,
): (Slot & { field: Extract<SchemeField, { type: Type }> })[] {
  const order = scheme.sheet.flatMap(({ fields }) => fields)
  const found = slots.filter((slot): slot is Slot & { field: Extract<SchemeField, { type: Type }> } => slot.field.type === type)
  return found.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

/** The words of a slot's cells, blank ones aside. */
export function wordsOf(slot: Slot): FormCell[] {
  return slot.cells.filter((cell) => !isBlank(cell))
}

/** The fiscal year that a cell says; a remark (見込, 基準) may stand beside it. */
export function yearIn(text: string, near: FiscalYear | undefined): FiscalYear | undefined {
  const whole = parseFiscalYear(text, { near })
  if (whole !== undefined) return whole
  return (
    parseFiscalYear(
      text.replace(/[(（](?:見込み?|実績|基準|現状|目標|計画|当初)[^)）]*[)）]|(?:見込み?|実績|基準|現状値?|目標|計画)/g, ''),
      { near },
    ) ?? findFiscalYears(text, { near })[0]?.year
  )
}

/** The year in a slot's label, also where the era is left out: `near` tells which it is. */
export function yearOfLabel({ match }: Pick<Slot, 'match'>, near: FiscalYear | undefined): FiscalYear | undefined {
  return match.fiscalYear ?? (match.bareYear === undefined ? undefined : yearIn(match.bareYear, near))
}

/** Whether a slot is one of these parts. */
export function hasPart(slot: Slot, ...parts: SlotPart[]): boolean {
  return parts.includes(slot.part)
}

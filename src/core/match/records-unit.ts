import { type FiscalYear, findFiscalYears } from '../fiscal-year.ts'
import { parseMissing } from '../missing.ts'
import type { Accumulation } from '../plan.ts'
import { cleanLine, cleanText } from '../text-fold.ts'

/** What a cell of units says (単位). */
export interface UnitWords {
  unit?: string
  accumulation?: Accumulation
  /** A unit that changes by year: 「％(R2・R3年度) 回(R4年度)」. */
  byYear?: Map<FiscalYear, string>
}

/** Reads a cell of units: 人(累計) is 人 of a running total, 回/年 is 回 a year; a line each where the unit changes by year. */
export function readUnitWords(text: string): UnitWords {
  if (parseMissing(text) !== undefined) return {}
  const byYear = unitsByYear(text)
  if (byYear) return { unit: [...byYear.values()].at(-1) as string, byYear }
  const line = cleanLine(text)
    .replace(/^[(（](.*)[)）]$/, '$1')
    .replace(/^単位\s*[:：]\s*/, '')
  const cumulative = /^(.+?)\s*[(（【]?(?:累計|累積)[)）】]?$/.exec(line) ?? /^[(（【]?(?:累計|累積)[)）】]?\s*(.+)$/.exec(line)
  if (cumulative) return { unit: cumulative[1] as string, accumulation: 'cumulative' }
  const yearly = /^(.+?)\s*(?:[/／]\s*年度?|[(（](?:年間|年)[)）])$/.exec(line)
  if (yearly) return { unit: yearly[1] as string, accumulation: 'annual' }
  return line === '' ? {} : { unit: line }
}

function unitsByYear(text: string): Map<FiscalYear, string> | undefined {
  const lines = cleanText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const units = new Map<FiscalYear, string>()
  for (const line of lines) {
    const [, unit, years] = /^\s*(\S+?)\s*[(（]([^()（）]*年度?[^()（）]*)[)）]\s*$/.exec(line) ?? []
    // R2・R3年度: only the last of them carries 年度.
    const found =
      years === undefined ? [] : years.split(/[・、,]/).flatMap((one) => findFiscalYears(/年度/.test(one) ? one : `${one}年度`))
    if (unit === undefined || found.length === 0) return undefined
    for (const { year } of found) units.set(year, unit)
  }
  return units.size > 0 ? units : undefined
}

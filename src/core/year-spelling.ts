import { eraByName, eraPattern, eras } from './era.ts'
import type { FiscalYear, YearContext } from './fiscal-year.ts'
import { parseKanjiNumber } from './kanji-number.ts'

const number = String.raw`元|\d{1,4}|[一二三四五六七八九十〇]{1,4}`
const oneYear = new RegExp(`^(?:fy)?(${eraPattern})?\\.?(${number})(年度|年)?$`, 'i')

/** One spelling of one year, already folded: 令和2年度, r2, fy2020, 2020; 5年度 with `near`. */
export function parseYearSpelling(folded: string, { near }: YearContext): FiscalYear | undefined {
  const match = oneYear.exec(folded)
  if (!match) return undefined
  const [, eraName, digits = '', ending] = match
  const value = digits === '元' ? 1 : /\d/.test(digits) ? Number(digits) : parseKanjiNumber(digits)?.value
  if (value === undefined || value === 0) return undefined
  const era = eraName === undefined ? undefined : eraByName(eraName)
  if (era) return value <= 99 ? era.first + value - 1 : undefined
  if (digits.length === 4) return value >= 1868 && value <= 2150 ? value : undefined
  if (near === undefined || value > 99 || (digits === '元' && ending === undefined)) return undefined
  return nearest(value, near)
}

/** The year of that number in the era that brings it closest to the document's year, within 20 years. */
function nearest(value: number, near: FiscalYear): FiscalYear | undefined {
  const years = eras
    .filter((era) => value <= era.longest)
    .map((era) => era.first + value - 1)
    .filter((year) => Math.abs(year - near) <= 20)
  return years.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}

import { type FiscalYear, findFiscalYears } from '../fiscal-year.ts'
import { parseTarget, type Target } from '../target.ts'
import { cleanText } from '../text-fold.ts'

/** How an indicator stood before (基準), as brackets behind a target say. */
export interface FormerFigure {
  measure: 'actual' | 'baseline'
  fiscalYear: FiscalYear
  target: Target
}

/** (H29実績:21件) */
const former =
  /\s*[(（]\s*([^()（）:：]*?\d{1,4}\s*年?度?)\s*(?:年度)?\s*((?:の?実績|実績値|現状値?)?)\s*[:：]?\s*([^()（）:：]*\d[^()（）]*)[)）]\s*(?=$|[\]］〕※])/
/** (令和6年度までの累計), (R6年度末) */
const until = /[(（]([^()（）]*?\d{1,4}\s*年度?)\s*(?:末|まで)[^()（）]*[)）]/

/** Cuts what brackets at the end of a goal say of an earlier year. The words are cut also where they name no year or no figure. */
export function cutFormer(written: string, near: FiscalYear | undefined): { words: string; cut: boolean; former?: FormerFigure } {
  const found = former.exec(written)
  if (!found) return { words: written, cut: false }
  const [, year = '', actual = '', figure = ''] = found
  const fiscalYear = findFiscalYears(year, near === undefined ? {} : { near })[0]?.year
  const target = parseTarget(figure)
  const words = written.slice(0, found.index)
  if (fiscalYear === undefined || target.value === undefined) return { words, cut: true }
  const measure = /実績/.test(actual) ? 'actual' : 'baseline'
  return { words, cut: true, former: { measure, fiscalYear, target } }
}

/** The later year by which a target is to be reached, where brackets behind it say so: 30人(令和6年度までの累計). */
export function readUntil(
  written: string,
  about: FiscalYear | undefined,
): { fiscalYear: FiscalYear; cumulative: boolean } | undefined {
  const found = until.exec(cleanText(written))
  if (!found) return undefined
  const year = findFiscalYears(found[1] as string, about === undefined ? {} : { near: about })[0]?.year
  if (year === undefined || (about !== undefined && year <= about)) return undefined
  return { fiscalYear: year, cumulative: /累計/.test(found[0]) }
}

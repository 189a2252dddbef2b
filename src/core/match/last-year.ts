import { type FiscalYear, findFiscalYears } from '../fiscal-year.ts'

const words = /(?:昨|前|一昨|前々)年度?(?:の)?(?:同(?:時)?期)?(?:の)?(?:実績|参加|来場|件数|数値|値)?/

/** R3年度末, 令和元年度: a label that is nothing but a year. */
const bareYear = /^\s*(?:(?:令和|平成|[RHＲＨ])\s*(?:元|[\d０-９]{1,2})|(?:19|20)\d\d)年度?(?:末)?(?:現在|時点)?\s*$/

/** The fiscal year that words such as 昨年度実績, 前年度, 令和元年度実績 speak of, where it is not the paper's own. */
export function readLastYear(label: string, fiscalYear: FiscalYear | undefined): FiscalYear | undefined {
  const named =
    /実績|結果|値|数/.test(label) || bareYear.test(label)
      ? findFiscalYears(label, fiscalYear === undefined ? {} : { near: fiscalYear })[0]
      : undefined
  if (named && named.year !== fiscalYear) return named.year
  const match = words.exec(label)
  if (!match || fiscalYear === undefined) return undefined
  return /一昨|前々/.test(match[0]) ? fiscalYear - 2 : fiscalYear - 1
}

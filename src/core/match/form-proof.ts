import { parseFiscalYear } from '../fiscal-year.ts'
import { parseGrades } from '../grade.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanLine } from '../text-fold.ts'

/** Whether words directly after a label, without any space, can only be its value: 「評価年度2013年度」, 「施策課題52402000…」. */
export function provesItself(scheme: Scheme, field: SchemeField, rest: string): boolean {
  const line = (/^[^\n]*/.exec(rest)?.[0] ?? '').trim()
  switch (field.type) {
    case 'fiscalYear':
      return line !== '' && parseFiscalYear(line) !== undefined
    case 'item': {
      const code = scheme.levels.find(({ key }) => key === field.level)?.code
      return code !== undefined && new RegExp(`^(?:${code})(?!\\d)`).test(line)
    }
    case 'grade':
      return line !== '' && parseGrades(line, scheme) !== undefined
    default:
      return false
  }
}

/** Whether a text is a fiscal year and nothing else; 23年度 counts, a bare 23 does not. */
export function isYear(text: string): boolean {
  const year = text.length > 40 ? '' : bareYear(text)
  if (year === '') return false
  return parseFiscalYear(year) !== undefined || (/年/.test(year) && parseFiscalYear(year, { near: 2015 }) !== undefined)
}

/** What a year is to the paper, before or behind the year itself: 前年度 令和5年度. */
const relative = /(?:前々|前|本|今|当|当該|翌|次|評価|評価対象|対象|実施|見直す)年度(?=[\s(（]*(?:令和|平成|昭和|[RHSrhs]|\d))/

/** The fiscal year that is all a cell says, what the year is to the paper aside. */
export const bareYear = (text: string): string => cleanLine(text).replace(relative, '').trim()

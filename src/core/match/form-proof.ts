import { parseFiscalYear } from '../fiscal-year.ts'
import { parseGrades } from '../grade.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'

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
  if (text.trim() === '') return false
  return parseFiscalYear(text) !== undefined || (/年/.test(text) && parseFiscalYear(text, { near: 2015 }) !== undefined)
}

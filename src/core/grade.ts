import type { Grade } from './exchange.ts'
import { parseMissing } from './missing.ts'
import type { GradeScale, Scheme } from './scheme.ts'
import { cleanLine, cleanText, foldText } from './text-fold.ts'

/** A grade (評価) as read from a cell: one letter for each scale, and whether it rests on the year-end forecast (【見込】). */
export interface ParsedGrades {
  grades: Grade[]
  forecast?: true
}

type GradeRules = Pick<Scheme, 'grades' | 'forecastMark'>

/** The scales that a grade field answers: those it names, else all of the scheme. */
export function scalesOf(scheme: Pick<Scheme, 'grades'>, field: { scales?: string[] }): GradeScale[] {
  const { scales } = field
  return scales === undefined ? scheme.grades : scheme.grades.filter(({ scale }) => scales.includes(scale))
}

/**
 * Reads letters written one after the other (AⅡ, A【見込】) by the scheme's scales. `undefined` where the whole text is no grade of this
 * scheme, also where a letter follows on one it may not follow on (BⅡ where Ⅱ is for A only).
 */
export function parseGrades(written: string, scheme: GradeRules): ParsedGrades | undefined {
  const [only, second] = scheme.grades
  if (only?.open && second === undefined) return parseOpenGrade(written, only)
  const mark = scheme.forecastMark === undefined ? '' : foldText(scheme.forecastMark)
  let rest = foldText(cleanText(written))
  const forecast = mark !== '' && rest.endsWith(mark)
  if (forecast) rest = rest.slice(0, -mark.length)
  const grades: Grade[] = []
  for (const { scale, codes, on } of scheme.grades) {
    const before = grades.at(-1)
    if (on !== undefined && !(before && on.includes(before.code))) continue
    const code = longestFirst(codes).find((code) => rest.startsWith(foldText(code)))
    if (code === undefined) continue
    grades.push({ scale, code })
    rest = rest.slice(foldText(code).length).replace(/^[・,、/]/, '')
  }
  if (rest !== '' || grades.length === 0 || grades[0]?.scale !== scheme.grades[0]?.scale) return undefined
  return { grades, ...(forecast ? { forecast: true } : {}) }
}

/** An answer in words: one of the scale's codes, or whatever short words stand there; a dash or a blank is none. */
function parseOpenGrade(written: string, { scale, codes }: GradeScale): ParsedGrades | undefined {
  const words = cleanLine(written).replace(/^[・･]\s*/, '')
  const missing = parseMissing(words)
  if (missing === 'blank' || missing === 'dash' || words.length > 40 || /。/.test(words)) return undefined
  const known = Object.keys(codes).find((code) => foldText(code) === foldText(words))
  return { grades: [{ scale, code: known ?? words }] }
}

/**
 * Like `parseGrades`, also of a letter with its words: 「A.順調に推移している」, and 「B 継続」 where the scheme says that B is 継続. Words that
 * end with a full stop are a reason.
 */
export function parseWordedGrades(written: string, scheme: GradeRules): ParsedGrades | undefined {
  const whole = parseGrades(written, scheme)
  if (whole) return whole
  const [, letters, words] = /^\s*([^\s.．:：。]{1,6})\s*[.．:：]\s*(\S[^。]{0,39})$/.exec(cleanText(written)) ?? []
  if (letters !== undefined && words !== undefined) return parseGrades(letters, scheme)
  const [, code = '', meaning = ''] = /^\s*([^\s(（]{1,6})[\s(（]+([^()（）]{1,40})[)）]?\s*$/.exec(cleanText(written)) ?? []
  const known = scheme.grades.some(({ codes }) => codes[code] !== undefined && foldText(codes[code]) === foldText(meaning))
  return known ? parseGrades(code, scheme) : undefined
}

/** Writes grades as their paper does: letters in the order of the scales, then the forecast mark. */
export function formatGrades({ grades, forecast }: { grades: Grade[]; forecast?: boolean }, scheme: GradeRules): string {
  const letters = scheme.grades.flatMap(({ scale }) => grades.filter((grade) => grade.scale === scale).map(({ code }) => code))
  return letters.join('') + (forecast && scheme.forecastMark !== undefined ? scheme.forecastMark : '')
}

/** Ⅱ folds to two letters of which Ⅰ is the first: the longer code is tried first. */
function longestFirst(codes: Record<string, string>): string[] {
  return Object.keys(codes).sort((a, b) => foldText(b).length - foldText(a).length)
}

import { type ParsedGrades, parseWordedGrades, scalesOf } from './grade.ts'
import { readNumbered } from './numbered-choices.ts'
import type { GradeScale, Scheme } from './scheme.ts'
import { foldText } from './text-fold.ts'
import { readTicked } from './ticks.ts'

/** What a grade field is read by: the scales that it answers, and the forecast mark. */
export type GradeRules = Pick<Scheme, 'grades' | 'forecastMark'>

/** The rules of one grade field. */
export function rulesOf(scheme: GradeRules, field: { scales?: string[] }): GradeRules {
  const { forecastMark } = scheme
  return { grades: scalesOf(scheme, field), ...(forecastMark === undefined ? {} : { forecastMark }) }
}

/** A letter that by the scheme follows on another alone (Ⅱ on A) may stand beside any on a paper: BⅡ. */
export const withoutScope = (rules: GradeRules): GradeRules => ({
  ...rules,
  grades: rules.grades.map(({ on: _, ...scale }) => scale),
})

/**
 * Reads what stands in a grade's place: letters, a letter with its words, or words that are ticked, or whose number is circled, among those
 * offered (「■ 継続 □ 廃止」, 「１ 継続　② 廃止」). `undefined` where it is no grade, or where none or several are chosen.
 */
export function readGradeWords(text: string, rules: GradeRules): ParsedGrades | undefined {
  const offered = readTicked(text)
  const ticked = offered?.filter((one) => one.ticked)
  if (offered !== undefined && offered.length > 1) {
    const [only, ...more] = ticked ?? []
    return only && more.length === 0 ? gradeOfWords(only.words, rules) : undefined
  }
  const numbered = readNumbered(text)
  if (numbered !== undefined) {
    const [only, ...more] = numbered.filter(({ circled }) => circled)
    return only && more.length === 0 ? gradeOfWords(only.words, rules) : undefined
  }
  return gradeByPlace(text, rules.grades) ?? parseWordedGrades(text, rules) ?? chosenGrade(text, rules)
}

/** 「● おおむね達成」, 「■普通」 in a cell of its own: words whose circle or box is filled. */
function chosenGrade(text: string, rules: GradeRules): ParsedGrades | undefined {
  const [, words] = /^\s*[●◉■☑☒✔✓]\s*([^○◯〇●◉□☐■☑☒✔✓]+)$/.exec(text) ?? []
  return words === undefined ? undefined : gradeOfWords(words, rules)
}

/**
 * The answer whose circle is filled where each has one and the words of several share lines (○達成 ● ○): the scale's codes stand in the
 * order in which the paper offers them.
 */
function gradeByPlace(text: string, [scale, other]: GradeScale[]): ParsedGrades | undefined {
  if (!scale || other) return undefined
  const circles = [...text.matchAll(/[○◯〇●◉]/g)].map(([circle]) => /[●◉]/.test(circle))
  const codes = Object.keys(scale.codes)
  const words = new Set(foldText(text))
  const offered = codes.every((code) => [...foldText(code)].every((letter) => words.has(letter)))
  const at = circles.indexOf(true)
  if (codes.length < 2 || circles.length !== codes.length || at < 0 || at !== circles.lastIndexOf(true) || !offered)
    return undefined
  return { grades: [{ scale: scale.scale, code: codes[at] as string }] }
}

/** Words offered for a grade: its letter, its meaning, or its meaning with the letter in brackets. */
function gradeOfWords(words: string, rules: GradeRules): ParsedGrades | undefined {
  return parseWordedGrades(words, rules) ?? gradeOfMeaning(words, rules.grades)
}

function gradeOfMeaning(words: string, scales: GradeScale[]): ParsedGrades | undefined {
  const folded = foldText(words)
  for (const { scale, codes } of scales) {
    const found = Object.entries(codes).filter(
      ([code, meaning]) => folded === foldText(meaning) || folded.endsWith(`(${foldText(code)})`),
    )
    const [only] = found
    if (only && found.length === 1) return { grades: [{ scale, code: only[0] }] }
  }
  return undefined
}

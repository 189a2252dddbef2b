/** Letters, marks and numbers that a scale's answers are written with, as part of an expression. */
export const gradeCode = '[A-SＡ-ＳⅠ-Ⅴ]|◎|○|△|×|[1-5１-５]|[①-⑨]'

const longestMeaning = 60
const explained = new RegExp(
  `(?:^|[\\s、,;・/(（])(${gradeCode})\\s*[.．:：=＝…]+\\s*([^\\s、,;:：=…][^\\n、;]{0,${longestMeaning}}?)(?=$|[\\n、,;)）]|\\s+(?:${gradeCode})\\s*[.．:：=＝…])`,
  'g',
)

/** What a paper's own legend (凡例) says of its grades: 「A：順調　B：概ね順調」. */
export function explainedGrades(text: string): { letter: string; meaning: string }[] {
  return [...text.matchAll(explained)].map(([, letter = '', meaning = '']) => ({ letter, meaning }))
}

import type { Evaluation, Grade } from './exchange.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'

/** Every grade of the sheet's year, on whichever scale, in the sheet's order. */
export function evaluationsOf(view: SheetView): Evaluation[] {
  return view.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.type === 'grade' ? field.evaluations : []))
    .filter(({ fiscalYear, grades }) => fiscalYear === view.fiscalYear && grades.length > 0)
}

/**
 * The person's grade of the sheet's year that lists and the head of a page show: the one on the scheme's first scale, the body's own before
 * an outside one. A sheet that answers other questions only (妥当性, 効率性 …) has none: one of those without its question would say nothing.
 */
export function evaluationOf(view: SheetView, { grades: [first] }: Pick<Scheme, 'grades'>): Evaluation | undefined {
  const leading = ownFirst(evaluationsOf(view)).filter(({ grades }) => grades.some(({ scale }) => scale === first?.scale))
  return leading[0]
}

/** One letter a scale: the body's own before an outside one. */
export function answersIn(evaluations: Evaluation[]): Grade[] {
  const letters = ownFirst(evaluations).flatMap(({ grades }) => grades)
  return [...new Map(letters.toReversed().map((grade) => [grade.scale, grade])).values()]
}

const ownFirst = (evaluations: Evaluation[]): Evaluation[] =>
  evaluations.toSorted((a, b) => Number(b.evaluator === 'self') - Number(a.evaluator === 'self'))

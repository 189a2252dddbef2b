import type { Evaluation } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { formatGrades } from '../grade.ts'
import { countInWords } from '../propose.ts'
import type { JudgedYear } from './judged-years.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** The best grade given while an indicator is still short of its target (達成前の評価). */
export function checkGradesBeforeTarget(paper: Paper): Finding[] {
  return bestGrades(paper).flatMap(({ evaluation, title, judged }) =>
    judged
      .filter(({ verdict, indicator }) => verdict.state === 'pending' && indicator.role !== 'reference')
      .map(({ indicator, verdict, actual }) =>
        finding(
          'grade-before-target-met',
          {
            title,
            grade: formatGrades({ grades: evaluation.grades }, paper.scheme),
            name: indicator.name,
            reason: verdict.reason,
            forecast: evaluation.forecast === true,
          },
          actual ? placeOf(actual) : { subject: indicator.id, source: indicator.source },
        ),
      ),
  )
}

/** The best grade given while half of the indicators or more missed their targets (評価と指標の食い違い). */
export function checkGradesAgainstIndicators(paper: Paper): Finding[] {
  return bestGrades(paper).flatMap(({ evaluation, title, judged }) => {
    const missed = judged.filter(({ verdict }) => verdict.state === 'missed')
    const decided = judged.filter(({ verdict }) => verdict.state !== 'unknown')
    if (missed.length === 0 || missed.length * 2 < decided.length) return []
    const facts = {
      title,
      year: formatFiscalYear(evaluation.fiscalYear, 'era'),
      grade: formatGrades(evaluation, paper.scheme),
      counts: countInWords(decided.map(({ verdict }) => verdict.state)),
      missed: missed.map(({ indicator }) => indicator.name).join('、'),
    }
    return [finding('grade-vs-indicators', facts, { subject: evaluation.item, source: evaluation.source })]
  })
}

interface BestGrade {
  evaluation: Evaluation
  title: string
  judged: JudgedYear[]
}

/** Evaluations with the best letter of the scheme's first scale, and the indicators of their item and year. */
function bestGrades({ evaluations, scheme, itemOf, judgedOf }: Paper): BestGrade[] {
  const [scale] = scheme.grades
  const best = scheme.propose?.rule === 'verdict-share' ? scheme.propose.all : scale && Object.keys(scale.codes)[0]
  const given = evaluations.filter(({ grades }) => grades.some((grade) => grade.scale === scale?.scale && grade.code === best))
  return onceEach(given).map((evaluation) => ({
    evaluation,
    title: itemOf(evaluation.item)?.title ?? evaluation.item,
    judged: judgedOf(evaluation.item).filter(({ fiscalYear }) => fiscalYear === evaluation.fiscalYear),
  }))
}

/** A grade that a broken paper repeats a thousand times is told against its indicators once. */
function onceEach(evaluations: Evaluation[]): Evaluation[] {
  const once = new Map<string, Evaluation>()
  for (const one of evaluations) {
    const key = JSON.stringify([one.item, one.fiscalYear, one.grades, one.forecast])
    if (!once.has(key)) once.set(key, one)
  }
  return [...once.values()]
}

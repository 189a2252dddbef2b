import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { answersIn } from '../given-grades.ts'
import { formatGrades } from '../grade.ts'
import { decides, disagreementWith, judgeByScheme } from '../judge.ts'
import { proposeGrade } from '../propose.ts'
import { isFinal } from './judged-years.ts'
import { grouped, type Paper } from './paper.ts'

/** Grades that differ from what the scheme's rule makes of the figures (評価と規則の食い違い). Rule `verdict-share` has checks of its own. */
export function checkGradesAgainstRule(paper: Paper): Finding[] {
  const { scheme } = paper
  const rule = scheme.propose?.rule
  const [scale] = scheme.grades
  if (!scale || rule === undefined || rule === 'people' || rule === 'verdict-share') return []
  const given = grouped(paper.evaluations, ({ item, fiscalYear }) => `${item} ${fiscalYear}`)
  return paper.evaluations
    .filter(({ grades }) => grades.some((grade) => grade.scale === scale.scale))
    .flatMap(({ item, fiscalYear, source }) => {
      const own = given(`${item} ${fiscalYear}`)
      const answers = answersIn(own)
      const context = { fiscalYear, final: isFinal(paper, scheme, fiscalYear) }
      const deciding = paper
        .indicatorsOf(item)
        .filter(decides)
        .map((indicator) => ({
          indicator,
          verdict: judgeByScheme(scheme, indicator, paper.saidOf(indicator.id), context, answers),
        }))
      const proposal = proposeGrade(scheme, deciding, answers)
      const disagreement = proposal && 'grades' in proposal ? disagreementWith(proposal, own) : undefined
      if (disagreement === undefined) return []
      const facts = { title: paper.itemOf(item)?.title ?? item, year: formatFiscalYear(fiscalYear, 'era'), disagreement }
      return [finding('grade-vs-rule', facts, { subject: item, source })]
    })
}

/** Grades without a reason where people decide (理由のない評価): the scheme says that a reason belongs to each. Of the paper's own year. */
export function checkGradeReasons(paper: Paper): Finding[] {
  const { scheme, document } = paper
  const [scale] = scheme.grades
  if (!scale || scheme.propose?.rule !== 'people') return []
  return paper.evaluations
    .filter(({ grades, fiscalYear }) => grades.some((grade) => grade.scale === scale.scale) && fiscalYear === document.fiscalYear)
    .filter(({ comment, item }) => comment === undefined && paper.narrativesOf(item).length === 0)
    .map(({ item, fiscalYear, grades, forecast, source }) => {
      const grade = formatGrades({ grades, ...(forecast ? { forecast } : {}) }, scheme)
      const facts = { title: paper.itemOf(item)?.title ?? item, year: formatFiscalYear(fiscalYear, 'era'), grade }
      return finding('grade-without-reason', facts, { subject: item, source })
    })
}

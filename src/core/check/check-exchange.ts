import type { Exchange } from '../exchange.ts'
import type { Finding, FindingCode } from '../finding.ts'
import type { Scheme } from '../scheme.ts'
import { checkBenchmarks } from './benchmarks.ts'
import { checkBudgetParts } from './budget-parts.ts'
import { checkBudgetSums } from './budget-sums.ts'
import { checkBudgetAgainstPlan, checkBudgetExecution } from './budgets.ts'
import { checkContradictions } from './contradictions.ts'
import { checkCopiedSeries, checkRepeatedValues, checkSameNames } from './copies.ts'
import { checkForecasts } from './forecasts.ts'
import { checkGradeReasons, checkGradesAgainstRule } from './grade-rule.ts'
import { checkGradesAgainstIndicators, checkGradesBeforeTarget } from './grades.ts'
import { checkTargetsBelowLastActual } from './last-actual.ts'
import { checkMarks, checkNumbering } from './marks.ts'
import { checkMissedTargets } from './missed-targets.ts'
import { openPaper, type Paper } from './paper.ts'
import { checkPlanProgress } from './plan-progress.ts'
import { checkProse } from './prose.ts'
import { checkRatios } from './ratios.ts'
import { checkParts } from './sums.ts'
import {
  checkComparators,
  checkIndicatorsWithoutTarget,
  checkItemsWithoutTarget,
  checkReplacedTargets,
} from './target-setting.ts'
import { checkUnitMismatch, checkUnits } from './units.ts'
import { checkDates, checkMeasuredYears, checkYears } from './years.ts'

/** One concept each, in the order in which a reader is told. */
const checks: ((paper: Paper) => Finding[])[] = [
  checkContradictions,
  checkParts,
  checkBudgetSums,
  checkBudgetParts,
  checkRatios,
  checkReplacedTargets,
  checkMissedTargets,
  checkBenchmarks,
  checkGradesBeforeTarget,
  checkGradesAgainstIndicators,
  checkTargetsBelowLastActual,
  checkBudgetExecution,
  checkBudgetAgainstPlan,
  checkItemsWithoutTarget,
  checkIndicatorsWithoutTarget,
  checkComparators,
  checkUnits,
  checkUnitMismatch,
  checkMeasuredYears,
  checkDates,
  checkYears,
  checkForecasts,
  checkRepeatedValues,
  checkCopiedSeries,
  checkSameNames,
  checkPlanProgress,
  checkMarks,
  checkNumbering,
  checkGradesAgainstRule,
  checkGradeReasons,
  checkProse,
]

/** What a reader of papers may have marked already by another code, because it saw the place itself. */
const readersCode: Partial<Record<FindingCode, FindingCode>> = {
  'units-differ': 'unit-mismatch',
  'number-skipped': 'numbering-gap',
  'measured-after-paper': 'date-after-asof',
}

/**
 * What a careful reader would mark (点検) in figures that are already understood; what the reading itself has marked is not said twice, and
 * what the scheme switches off (`checks: { code: off }`) is not said at all.
 */
export function checkExchange(exchange: Exchange, scheme: Scheme): Finding[] {
  const said = new Set(exchange.findings.map(({ code, subject }) => `${code} ${subject}`))
  const off = new Set<string>(Object.keys(scheme.checks ?? {}))
  const paper = openPaper(exchange, scheme)
  const once = new Map<string, Finding>()
  for (const check of checks)
    for (const found of check(paper)) {
      const { code, subject, message } = found
      if (off.has(code) || said.has(`${code} ${subject}`) || said.has(`${readersCode[code]} ${subject}`)) continue
      const key = `${code} ${subject} ${message}`
      if (!once.has(key)) once.set(key, found)
    }
  return [...once.values()]
}

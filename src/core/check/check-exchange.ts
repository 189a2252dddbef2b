import type { Exchange } from '../exchange.ts'
import type { Finding } from '../finding.ts'
import type { Scheme } from '../scheme.ts'
import { checkBenchmarks } from './benchmarks.ts'
import { checkBudgetAgainstPlan, checkBudgetExecution } from './budgets.ts'
import { checkContradictions } from './contradictions.ts'
import { checkGradesAgainstIndicators, checkGradesBeforeTarget } from './grades.ts'
import { checkTargetsBelowLastActual } from './last-actual.ts'
import { checkMissedTargets } from './missed-targets.ts'
import { checkRatios } from './ratios.ts'
import { checkBudgetSums, checkParts } from './sums.ts'
import {
  checkComparators,
  checkIndicatorsWithoutTarget,
  checkItemsWithoutTarget,
  checkReplacedTargets,
} from './target-setting.ts'
import { checkUnits } from './units.ts'

/** One concept each, in the order in which a reader is told. */
const checks: ((exchange: Exchange, scheme: Scheme) => Finding[])[] = [
  checkContradictions,
  checkParts,
  checkBudgetSums,
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
]

/** What a careful reader would mark (点検) in figures that are already understood; what the reading itself has marked is not said twice. */
export function checkExchange(exchange: Exchange, scheme: Scheme): Finding[] {
  const said = new Set(exchange.findings.map(({ code, subject }) => `${code} ${subject}`))
  return checks.flatMap((check) => check(exchange, scheme)).filter(({ code, subject }) => !said.has(`${code} ${subject}`))
}

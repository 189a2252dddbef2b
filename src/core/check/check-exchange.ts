import type { Exchange } from '../exchange.ts'
import type { Finding } from '../finding.ts'
import type { Scheme } from '../scheme.ts'
import { checkBenchmarks } from './benchmarks.ts'
import { checkBudgetParts } from './budget-parts.ts'
import { checkBudgetSums } from './budget-sums.ts'
import { checkBudgetAgainstPlan, checkBudgetExecution } from './budgets.ts'
import { checkContradictions } from './contradictions.ts'
import { checkGradesAgainstIndicators, checkGradesBeforeTarget } from './grades.ts'
import { checkTargetsBelowLastActual } from './last-actual.ts'
import { checkMissedTargets } from './missed-targets.ts'
import { openPaper, type Paper } from './paper.ts'
import { checkProse } from './prose.ts'
import { checkRatios } from './ratios.ts'
import { checkParts } from './sums.ts'
import {
  checkComparators,
  checkIndicatorsWithoutTarget,
  checkItemsWithoutTarget,
  checkReplacedTargets,
} from './target-setting.ts'
import { checkUnits } from './units.ts'

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
  checkProse,
]

/**
 * What a careful reader would mark (点検) in figures that are already understood; what the reading itself has marked is not said twice, and
 * what the scheme switches off (`checks: { code: off }`) is not said at all.
 */
export function checkExchange(exchange: Exchange, scheme: Scheme): Finding[] {
  const said = new Set(exchange.findings.map(({ code, subject }) => `${code} ${subject}`))
  const off = new Set<string>(Object.keys(scheme.checks ?? {}))
  const paper = openPaper(exchange, scheme)
  return checks.flatMap((check) => check(paper)).filter(({ code, subject }) => !said.has(`${code} ${subject}`) && !off.has(code))
}

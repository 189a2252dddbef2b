import { checkMachineReadable } from '#app/check-machine-readable.ts'
import type { FileReport } from '#core/machine-readable/check-files.ts'
import { mostBreaks } from '#core/machine-readable/outcome.ts'
import { type RuleId, ruleNames } from '#core/machine-readable/rule-list.ts'
import { type ExitCode, Misunderstood, type Surroundings } from './command.ts'

/**
 * `shirube check --machine-readable`: the 30 rules of machine readability, a line for each that a file breaks or that a person must look at.
 * 1 where a rule is broken or a file could not be read.
 */
export async function checkReadable(paths: string[], at: Surroundings): Promise<ExitCode> {
  if (paths.length === 0) throw new Misunderstood('点検するファイルを指定してください。')
  let code: ExitCode = 0
  for (const one of await checkMachineReadable(paths.map((path) => ({ path })))) {
    if ('problem' in one) {
      at.warn(one.problem.message)
      code = 1
    } else if (printReport(one.report, at)) code = 1
  }
  return code
}

const titleOf = (rule: RuleId) => `${rule} ${ruleNames[rule]}`

/** Prints a file's report; whether a rule is broken. */
function printReport({ name, rules }: FileReport, at: Surroundings): boolean {
  at.print(name)
  const count = { broken: 0, person: 0, kept: 0, outside: 0 }
  for (const { rule, outcome } of rules) {
    if (typeof outcome === 'string') count[outcome]++
    else if ('person' in outcome) {
      count.person++
      at.print(`  人が確かめる\t${titleOf(rule)}\t${outcome.person}`)
    } else {
      count.broken++
      const [first] = outcome.broken
      const others = outcome.broken.length - 1
      const more = others > 0 ? `ほか${others}か所${others + 1 >= mostBreaks ? '以上' : ''}` : ''
      if (first) at.print(`  守られていない\t${titleOf(rule)}\t${first.place}${more}\t${first.sentence}`)
    }
  }
  const counted = `守られている ${count.kept}、守られていない ${count.broken}、人が確かめる ${count.person}、対象外 ${count.outside}`
  at.print(`  30のルールのうち、${counted}です。`)
  return count.broken > 0
}

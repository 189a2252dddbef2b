import type { Observation } from './observation.ts'
import type { Statement } from './statement.ts'
import { foldText } from './text-fold.ts'

/**
 * What a statement speaks of, as text: two statements of equal key speak of the same thing, and the later one supersedes the earlier.
 * observation = indicator, measure, years (a benchmark also its date; a target replaced within its year stands apart from the one that
 * replaced it) · budget = item, year, stage, 再掲, part · evaluation = item, year, stage, evaluator, first scale · narrative = item, role, heading, year, order.
 */
export function statementKey(statement: Statement): string {
  return [statement.list, ...keyParts(statement)].map((part) => (part === undefined ? '' : String(part))).join('|')
}

function keyParts(statement: Statement): (string | number | boolean | undefined)[] {
  switch (statement.list) {
    case 'observations': {
      const { indicator, measure, fiscalYear, fromFiscalYear, toFiscalYear, asOf, supersededBy } = statement.row
      const date = measure === 'benchmark' ? asOf : undefined
      return [
        indicator,
        measure,
        fiscalYear,
        fromFiscalYear,
        toFiscalYear,
        date,
        supersededBy === undefined ? undefined : 'replaced',
      ]
    }
    case 'budgets': {
      const { item, fiscalYear, stage, relisted, part } = statement.row
      return [item, fiscalYear, stage, relisted === true ? 'relisted' : undefined, ...(part ? [part.kind, part.name] : [])]
    }
    case 'evaluations': {
      const { item, fiscalYear, stage, evaluator, grades } = statement.row
      return [item, fiscalYear, stage, evaluator, grades[0]?.scale]
    }
    case 'narratives': {
      const { item, role, label, fiscalYear, order } = statement.row
      return [item, role, fiscalYear, order, ...(label === undefined ? [] : [label])]
    }
  }
}

/** Gives every statement its key; where one paper speaks of the same thing more than once, `#2`, `#3` … follow in the paper's order. */
export function keysOf(statements: Statement[]): string[] {
  const seen = new Map<string, string[]>()
  return statements.map((statement) => {
    const key = statementKey(statement)
    const before = seen.get(key) ?? []
    seen.set(key, before)
    before.push(key)
    return before.length === 1 ? key : `${key}#${before.length}`
  })
}

/** Whether two statements of equal key say the same. Words are compared folded: a line break more is not a change. */
export function saysTheSame(one: Statement, other: Statement): boolean {
  return one.list === other.list && said(one) === said(other)
}

const words = (text: string | undefined): string => (text === undefined ? '' : foldText(text))

function said(statement: Statement): string {
  switch (statement.list) {
    case 'observations':
      return observed(statement.row)
    case 'budgets':
      return String(statement.row.amount)
    case 'evaluations': {
      const { grades, forecast, comment } = statement.row
      return JSON.stringify([grades.map(({ scale, code }) => [words(scale), words(code)]), forecast === true, words(comment)])
    }
    case 'narratives':
      return JSON.stringify([words(statement.row.text), statement.row.status])
  }
}

function observed(row: Observation): string {
  const { value, min, max, comparator, unit, relativeTo, status, asOf, text, parts } = row
  const ratio = relativeTo && [words(relativeTo.quantity), relativeTo.factor, relativeTo.base]
  const sums = parts?.map((part) => [words(part.label), part.value])
  return JSON.stringify([value, min, max, comparator, words(unit), ratio, status, asOf, words(text), sums])
}

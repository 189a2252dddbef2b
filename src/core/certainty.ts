import { parseFigure } from './figure.ts'
import { parseGrades } from './grade.ts'
import { parseMoney } from './money.ts'
import type { SayingRules } from './say-again.ts'
import type { Statement } from './statement.ts'
import { parseTarget } from './target.ts'
import { foldText } from './text-fold.ts'

/** How sure a reading is: the place says just this | worked out from words | found in running text, a person confirms. */
export type Certainty = 'exact' | 'fromWords' | 'suggested'

/**
 * Tells how sure a statement is by reading its source once more on its own: exact where the words as written give this value and no other.
 * What has no source was typed by a person, who is sure.
 */
export function readCertainty(statement: Statement, rules: SayingRules): Certainty {
  if ('fromProse' in statement.row && statement.row.fromProse) return 'suggested'
  const written = statement.row.source?.text
  return written === undefined || saysJustThis(statement, written, rules) ? 'exact' : 'fromWords'
}

function saysJustThis(statement: Statement, written: string, { scheme, moneyUnit }: SayingRules): boolean {
  switch (statement.list) {
    case 'observations': {
      const { value, min, max, text } = statement.row
      const figure = parseFigure(written)
      if (figure.kind === 'number') return figure.value === value
      if (figure.kind === 'range') return figure.min === min && figure.max === max
      const target = parseTarget(written)
      if (target.text === undefined) return target.value === value && target.min === min && target.max === max
      return value === undefined && text !== undefined && foldText(text) === foldText(written)
    }
    case 'budgets': {
      const money = parseMoney(written, moneyUnit)
      return money !== undefined && 'amount' in money && money.portion === undefined && money.amount === statement.row.amount
    }
    case 'evaluations': {
      const read = parseGrades(written.split('\n')[0] ?? '', scheme)
      const codes = (grades: { code: string }[] | undefined) => grades?.map(({ code }) => foldText(code)).join()
      return (
        codes(read?.grades) === codes(statement.row.grades) && (read?.forecast ?? false) === (statement.row.forecast ?? false)
      )
    }
    case 'narratives':
      return foldText(written).includes(foldText(statement.row.text))
  }
}

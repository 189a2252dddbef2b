import type { Evaluation } from './exchange.ts'
import { parseFigure } from './figure.ts'
import { parseGrades, scalesOf } from './grade.ts'
import { parseMoney } from './money.ts'
import type { Observation } from './observation.ts'
import type { Indicator } from './plan.ts'
import type { GradeScale, Scheme } from './scheme.ts'
import type { Statement } from './statement.ts'
import { parseTarget } from './target.ts'

/** By what a person's words are understood. */
export interface SayingRules {
  indicator?: Pick<Indicator, 'kind' | 'unit'> | undefined
  scheme: Pick<Scheme, 'grades' | 'forecastMark'> & Partial<Pick<Scheme, 'sheet'>>
  /** Unit in which the body writes money: 千円. */
  moneyUnit: string
}

/** A statement said again, or what would have been understood (数値, 金額, 評価) where the words could not be. */
export type SaidAgain = { statement: Statement } | { expected: string }

/**
 * The same thing said again with another value, as a person types it (訂正・編集): 「5件」「2～3回」「設定なし」, an amount in the body's unit,
 * 「AⅡ」 with remarks on the lines below, or words. What the old value carried along (its parts, its ratio) goes with it.
 */
export function sayAgain(statement: Statement, typed: string, rules: SayingRules): SaidAgain {
  const text = typed.replace(/\r\n?/g, '\n').trim()
  switch (statement.list) {
    case 'observations': {
      const row = sayFigure(statement.row, text, rules.indicator)
      return row ? { statement: { list: 'observations', row } } : { expected: '数値' }
    }
    case 'budgets': {
      const money = parseMoney(text.replace(new RegExp(`${rules.moneyUnit}$`), ''), rules.moneyUnit)
      if (!money || 'missing' in money || money.portion !== undefined) return { expected: `金額（${rules.moneyUnit}）` }
      return { statement: { list: 'budgets', row: { ...withoutSource(statement.row), amount: money.amount } } }
    }
    case 'evaluations': {
      const row = sayGrades(statement.row, text, rules)
      return row ? { statement: { list: 'evaluations', row } } : { expected: `評価（${listCodes(rules)}）` }
    }
    case 'narratives':
      return { statement: { list: 'narratives', row: { ...withoutSource(statement.row), text } } }
  }
}

function withoutSource<Row extends { source?: unknown; provenance?: unknown }>({
  source,
  provenance,
  ...row
}: Row): Omit<Row, 'source' | 'provenance'> {
  return row
}

type Figures = Partial<Pick<Observation, 'value' | 'min' | 'max' | 'comparator' | 'unit' | 'relativeTo' | 'status' | 'text'>>

function sayFigure(row: Observation, typed: string, indicator: SayingRules['indicator']): Observation | undefined {
  const said = row.measure === 'target' ? readTarget(typed) : readFigure(typed)
  if (said === undefined) return undefined
  // words where a number belongs, with a digit in them: a slip of the hand rather than an answer
  if (said.value === undefined && said.min === undefined && said.max === undefined && !said.relativeTo) {
    if (indicator?.kind !== 'qualitative' && /[\d０-９]/.test(typed)) return undefined
  }
  const { indicator: id, measure, fiscalYear, fromFiscalYear, toFiscalYear, asOf, supersededBy, status } = row
  const { unit, ...figures } = said
  const kept = Object.fromEntries(
    Object.entries({ fiscalYear, fromFiscalYear, toFiscalYear, asOf, supersededBy, status }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  return { ...kept, ...figures, ...(unit === undefined || unit === indicator?.unit ? {} : { unit }), indicator: id, measure }
}

function readTarget(typed: string): Figures | undefined {
  const { value, min, max, comparator, unit, relativeTo, text, none } = parseTarget(typed)
  if (none !== undefined) return { text: typed }
  const fields = { value, min, max, comparator, unit, relativeTo, text }
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined))
}

function readFigure(typed: string): Figures | undefined {
  const figure = parseFigure(typed)
  switch (figure.kind) {
    case 'number': {
      const { value, unit, comparator, status } = figure
      return {
        value,
        ...(unit === undefined ? {} : { unit }),
        ...(comparator ? { comparator } : {}),
        ...(status ? { status } : {}),
      }
    }
    case 'range': {
      const { min, max, unit } = figure
      return {
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...(unit === undefined ? {} : { unit }),
      }
    }
    case 'missing':
    case 'prose':
      return { text: typed }
    case 'several':
      return undefined
  }
}

function sayGrades(row: Evaluation, typed: string, { scheme }: SayingRules): Evaluation | undefined {
  const [letters = '', ...remarks] = typed.split('\n')
  const parsed = parseGrades(letters, { ...scheme, grades: scalesFor(row, scheme) })
  if (!parsed) return undefined
  const { comment: _, forecast: __, ...rest } = withoutSource(row)
  const comment = remarks.join('\n').trim()
  return { ...rest, ...parsed, ...(comment === '' ? {} : { comment }) }
}

/** The scales of the field in which the grade stands. */
function scalesFor({ grades: [first] }: Evaluation, scheme: SayingRules['scheme']): GradeScale[] {
  const fields = (scheme.sheet ?? []).flatMap(({ fields }) => fields)
  const own = fields.find((field) => field.type === 'grade' && first !== undefined && field.scales?.includes(first.scale))
  return own?.type === 'grade' ? scalesOf(scheme, own) : scheme.grades
}

const listCodes = ({ scheme }: SayingRules): string => scheme.grades.map(({ codes }) => Object.keys(codes).join('・')).join('、')

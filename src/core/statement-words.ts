import type { BudgetStage, Grade, NarrativeRole } from './exchange.ts'
import { type Figure, formatFigure } from './figure.ts'
import { type FiscalYear, formatFiscalYear } from './fiscal-year.ts'
import { formatMoney } from './money.ts'
import type { Observation, ObservationMeasure } from './observation.ts'
import type { Indicator, Item } from './plan.ts'
import type { IsoDate } from './source.ts'
import type { Statement } from './statement.ts'

/** What the words of a statement need to know around it. */
export interface WordContext {
  item: Pick<Item, 'title'>
  indicator?: Pick<Indicator, 'name' | 'unit'> | undefined
  /** Unit in which the body writes money: 千円. */
  moneyUnit: string
  /** 【見込】 */
  forecastMark?: string | undefined
}

/** What a figure is (数値の種類), in a word. */
export const measureWords: Record<ObservationMeasure, string> = {
  target: '目標',
  actual: '実績',
  baseline: '基準値',
  benchmark: '目安',
  planned: '予定',
}
const stages: Record<BudgetStage, string> = {
  planned: '計画事業費',
  initial: '予算',
  revised: '補正後予算',
  settled: '決算',
  settledEstimate: '決算見込',
}
const roles: Record<NarrativeRole, string> = {
  purpose: '目的',
  overview: '概要',
  approach: '取組の方法',
  goal: '目標の説明',
  progress: '進捗・成果',
  issue: '課題',
  direction: '今後の方向性',
  note: '備考',
}

/** What a statement speaks of, in words: 「交流会の開催件数　平成25年度　実績」. */
export function sayAbout(statement: Statement, context: WordContext): string {
  return aboutParts(statement, context)
    .filter((part) => part !== undefined && part !== '')
    .join('　')
}

function aboutParts(statement: Statement, { item, indicator }: WordContext): (string | undefined)[] {
  switch (statement.list) {
    case 'observations': {
      const { measure, asOf, supersededBy } = statement.row
      const date = measure === 'benchmark' && asOf !== undefined ? `（${sayDate(asOf)}時点）` : ''
      return [
        indicator?.name,
        sayYears(statement.row),
        `${measureWords[measure]}${date}${supersededBy === undefined ? '' : '（変更前）'}`,
      ]
    }
    case 'budgets': {
      const { fiscalYear, stage, relisted, part } = statement.row
      return [item.title, formatFiscalYear(fiscalYear, 'era'), `${stages[stage]}${relisted ? '（再掲・内数）' : ''}`, part?.name]
    }
    case 'evaluations': {
      const { fiscalYear, evaluator, grades } = statement.row
      const by = evaluator === 'external' ? '外部評価' : '自己評価'
      return [item.title, formatFiscalYear(fiscalYear, 'era'), by, ...scaleWords(grades)]
    }
    case 'narratives': {
      const { fiscalYear, role, label, order } = statement.row
      const number = order === undefined ? '' : `（${order + 1}）`
      return [
        item.title,
        fiscalYear === undefined ? undefined : formatFiscalYear(fiscalYear, 'era'),
        `${label ?? roles[role]}${number}`,
      ]
    }
  }
}

/** The scale's own name, where it says more than that it is a grade. */
function scaleWords([grade, ...more]: Grade[]): string[] {
  return grade === undefined || more.length > 0 || /^(?:自己)?評価(?:区分)?$/.test(grade.scale) ? [] : [grade.scale]
}

/** 2021年2月28日 */
function sayDate(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`
}

/** The year or span an observation speaks of: 令和2年度, 平成28年度〜令和2年度. */
function sayYears({ fiscalYear, fromFiscalYear: from, toFiscalYear: to }: Observation): string | undefined {
  if (fiscalYear !== undefined) return formatFiscalYear(fiscalYear, 'era')
  const ends = [from, to].map((year) => (year === undefined ? '' : formatFiscalYear(year, 'era')))
  return from === undefined && to === undefined ? undefined : ends.join('〜')
}

/** The fiscal year under which a statement is filed: its own, or the last of its span. */
export function yearOf({ row }: Statement): FiscalYear | undefined {
  return row.fiscalYear ?? ('toFiscalYear' in row ? row.toFiscalYear : undefined)
}

/** The value of a statement in words: 3,400人以上, 10,050千円, AⅡ, or the text itself. Also what a correction begins with. */
export function sayValue(statement: Statement, context: WordContext): string {
  switch (statement.list) {
    case 'observations':
      return sayObservation(statement.row, context.indicator?.unit)
    case 'budgets': {
      const amount = formatMoney(statement.row.amount, context.moneyUnit)
      return `${amount}${context.moneyUnit}`
    }
    case 'evaluations': {
      const { grades, forecast, comment } = statement.row
      const letters = grades.map(({ code }) => code).join('') + (forecast ? (context.forecastMark ?? '（見込）') : '')
      return [letters, comment].filter((part) => part !== undefined && part !== '').join('\n')
    }
    case 'narratives':
      return statement.row.text
  }
}

/** An observation in words; what has no figure says its text, or a dash. */
export function sayObservation(row: Observation, indicatorUnit: string | undefined): string {
  const figure = figureOf(row, row.unit ?? indicatorUnit)
  if (figure) return formatFigure(figure)
  if (row.text !== undefined) return row.text
  const { relativeTo } = row
  return relativeTo?.factor === undefined
    ? '—'
    : `${relativeTo.quantity}の${relativeTo.factor}倍${row.comparator === '>=' ? '以上' : ''}`
}

function figureOf({ value, min, max, comparator, status }: Observation, unit: string | undefined): Figure | undefined {
  const of = unit === undefined ? {} : { unit }
  if (value !== undefined) {
    return { kind: 'number', value, text: '', ...of, ...(comparator ? { comparator } : {}), ...(status ? { status } : {}) }
  }
  if (min === undefined && max === undefined) return undefined
  return { kind: 'range', text: '', ...of, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

import type { Evaluation } from './exchange.ts'
import { formatFigure } from './figure.ts'
import { formatGrades } from './grade.ts'
import { targetFields } from './match/target-fields.ts'
import type { Observation } from './observation.ts'
import type { Indicator } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { IndicatorView } from './sheet.ts'
import { formatTarget } from './target.ts'

/** The targets cell (目標) of a row: `○ name` and `[target]` on the next line, ↓(変更) where another target took its place. */
export function sayTargets(indicators: IndicatorView[], fiscalYear: number): string {
  return indicators
    .flatMap(({ indicator, observations }) =>
      observations
        .filter((said) => said.measure === 'target' && (said.fiscalYear ?? said.toFiscalYear ?? fiscalYear) === fiscalYear)
        .map((said) => `○ ${indicator.name}\n　${frame(said, indicator)}${said.supersededBy === undefined ? '' : '\n　↓(変更)'}`),
    )
    .join('\n')
}

/** A target in its frame. Words that hold its very figure are the whole target; other words are a remark after it. */
function frame(said: Observation, indicator: Indicator): string {
  const { value, min, max } = said
  const words = said.text?.replace(/^\(変更\)\s*/, '')
  const figure = [value, min, max].find((one) => one !== undefined)
  if (words !== undefined && words !== '' && (figure === undefined || words.replaceAll(',', '').includes(String(figure))))
    return `[${words}]`
  const unit = said.unit ?? indicator.unit
  const target = formatTarget(targetFields({ ...said, ...(unit === undefined ? {} : { unit }) }))
  return `[${target}]${words === undefined || words === '' ? '' : `\n　${words}`}`
}

/**
 * The comparison cell (目安・比較数値): benchmarks, and actuals that the words beside it do not say. Benchmarks stand without a name, as
 * on paper, where their order and unit tell whose they are; else every figure has its name.
 */
export function sayComparison(indicators: IndicatorView[], words: string[], fiscalYear: number): string {
  const told = words.join('\n')
  const lines = told.split('\n')
  const compared = lines.filter((line) => /目安|比較/.test(line)).join('\n')
  const said = indicators.flatMap(({ indicator, observations }) =>
    observations.flatMap((one) => {
      if (one.value === undefined || one.fiscalYear !== fiscalYear) return []
      const figure = sayFigure(one, indicator)
      if (one.measure === 'benchmark')
        return isTold(figure, compared) ? [] : [{ indicator, figure, name: `${indicator.name}の目安` }]
      const isNew = one.measure === 'actual' && !isTold(sayFigure({ ...one, status: 'confirmed' }, indicator), told)
      return isNew ? [{ indicator, figure, name: indicator.name }] : []
    }),
  )
  const benchmarks = said.filter(({ indicator, name }) => name !== indicator.name).map(({ indicator }) => indicator)
  const plain = benchmarks.length === said.length && benchmarks.every((one) => comesInOrder(one, benchmarks, indicators))
  return said.map(({ name, figure }) => (plain ? figure : `${name}:\n${figure}`)).join('\n')
}

/** Whether every indicator of the same unit before this one has a benchmark too. */
function comesInOrder(indicator: Indicator, benchmarks: Indicator[], all: IndicatorView[]): boolean {
  const before = all
    .slice(
      0,
      all.findIndex((view) => view.indicator === indicator),
    )
    .map((view) => view.indicator)
  return before.every((other) => other.unit !== indicator.unit || benchmarks.includes(other))
}

/** Whether a figure with its unit stands in the words, and is not the end of a longer one. */
function isTold(figure: string, words: string): boolean {
  const plain = words.replaceAll(',', '')
  const sought = figure.replaceAll(',', '')
  for (let at = plain.indexOf(sought); at >= 0; at = plain.indexOf(sought, at + 1))
    if (!/[\d.]/.test(plain[at - 1] ?? '')) return true
  return false
}

function sayFigure({ value, comparator, status, unit: own }: Observation, indicator: Indicator): string {
  const unit = own ?? indicator.unit
  if (value === undefined) return ''
  return formatFigure({
    kind: 'number',
    text: '',
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(status === undefined || status === 'confirmed' ? {} : { status }),
  })
}

/** The grade cell (評価) of a row: the letters, and remarks on the lines after them. */
export function sayGrade(evaluations: Evaluation[], fiscalYear: number, scheme: Scheme): string {
  const own = evaluations.findLast((evaluation) => evaluation.fiscalYear === fiscalYear)
  if (own === undefined) return ''
  return [formatGrades(own, scheme), ...(own.comment === undefined ? [] : [own.comment])].join('\n')
}

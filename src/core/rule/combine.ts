import type { Grade } from '../exchange.ts'
import { writeNumber } from '../numeral.ts'
import type { DecidingIndicator, OpenQuestion } from '../propose.ts'
import { quote } from '../quote.ts'
import type { Attainment, Proposal, Step } from '../scheme-rule.ts'
import { climb } from './climb.ts'
import { addPoints } from './points.ts'
import { writeRate } from './rate-words.ts'

type Combining = Exclude<Proposal, { rule: 'verdict-share' | 'people' }>
/** A value over all indicators of an item, with its words; or why there is none. */
export type Combined = { value: number; words: string } | { lack: string } | OpenQuestion

/**
 * Combines the indicators of an item into a proposed grade. Indicators without a rate or class are left out and said to be; where none
 * is left, nothing is proposed. What an answer is needed for comes back as the question.
 */
export function combine(
  propose: Combining,
  attainment: Attainment | undefined,
  deciding: DecidingIndicator[],
  answers: Grade[],
): { code: string; reason: string } | OpenQuestion | undefined {
  const waiting = deciding.flatMap(({ verdict }) => verdict.attained?.waitsFor ?? [])
  if (waiting.length > 0) return question([...new Set(waiting)])
  if (propose.rule === 'worst' || propose.rule === 'best') return extreme(propose.rule, attainment?.steps ?? [], deciding)
  const combined = combinedValue(propose, deciding, answers)
  if ('waitsFor' in combined) return combined
  const climbed = climb(propose.steps, () => ('lack' in combined ? { lack: combined.lack } : combined), answers)
  if ('waitsFor' in climbed) return question(climbed.waitsFor, 'words' in combined ? combined.words : undefined)
  if ('lack' in climbed) return undefined
  const { step } = climbed
  if ('lack' in combined && !step.answered) return undefined
  const said = Object.entries(step.answered ?? {}).map(([scale, code]) => `${quote(scale)}の回答が${quote(code)}`)
  const words = [...('words' in combined ? [combined.words] : []), ...said].join('、')
  return { code: step.code, reason: `${words}のため。` }
}

/** One sentence that asks a person. */
function question(waitsFor: string[], known?: string): OpenQuestion {
  const basis = known === undefined ? '' : `${known}です。`
  return { waitsFor, reason: `${basis}評価案には、${waitsFor.map(quote).join('と')}の回答が要ります。` }
}

function combinedValue(
  propose: Exclude<Combining, { rule: 'worst' | 'best' }>,
  deciding: DecidingIndicator[],
  answers: Grade[],
): Combined {
  switch (propose.rule) {
    case 'met-share':
      return metShare(deciding)
    case 'mean-rate':
      return meanRate(deciding)
    case 'class-share':
      return classShare(propose.classes, deciding)
    case 'points':
      return addPoints(propose, deciding, answers)
  }
}

function metShare(deciding: DecidingIndicator[]): Combined {
  const judged = deciding.filter(({ verdict }) => verdict.state !== 'unknown' && verdict.state !== 'pending')
  if (judged.length === 0) return { lack: 'met' }
  const met = judged.filter(({ verdict }) => verdict.state === 'met').length
  return share(met, judged.length, '達成', deciding.length)
}

function classShare(classes: string[], deciding: DecidingIndicator[]): Combined {
  const classed = classedOf(deciding)
  if (classed.length === 0) return { lack: 'class' }
  const inside = classed.filter(({ code }) => classes.includes(code)).length
  return share(inside, classed.length, classes.map(quote).join('・'), deciding.length)
}

function share(part: number, counted: number, what: string, all: number): Combined {
  const value = (part / counted) * 100
  return { value, words: `判定できる指標${counted}件のうち${what}が${part}件（${writeRate(value)}${leftOut(all - counted)}）` }
}

/** The mean of rates. A rate above every bound (実績0) cannot be averaged with others; alone it stands for itself. */
function meanRate(deciding: DecidingIndicator[]): Combined {
  const told = deciding.flatMap(({ indicator: { name }, verdict: { attained } }) =>
    attained?.basis === undefined
      ? []
      : [{ name, basis: attained.basis, rate: attained.beyond ? Number.POSITIVE_INFINITY : attained.rate }],
  )
  const rates = told.flatMap(({ rate }) => (rate === undefined ? [] : [rate]))
  const [only] = told
  if (!only || rates.length === 0) return { lack: 'rate' }
  const value = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  if (deciding.length === 1) return { value, words: `${quote(only.name)}は${only.basis}` }
  if (!Number.isFinite(value) && rates.some(Number.isFinite)) return { lack: 'mean' }
  return { value, words: `指標${rates.length}件の率の平均が${writeRate(value)}${leftOut(deciding.length - rates.length)}` }
}

function extreme(rule: 'worst' | 'best', steps: Step[], deciding: DecidingIndicator[]) {
  const order = steps.map(({ code }) => code)
  const classed = classedOf(deciding).toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  const chosen = rule === 'best' ? classed[0] : classed.at(-1)
  if (!chosen) return undefined
  const others = deciding.length - classed.length
  if (deciding.length === 1) return { code: chosen.code, reason: `${quote(chosen.name)}は、${chosen.reason}` }
  const which = rule === 'best' ? '最も高い' : '最も低い'
  return {
    code: chosen.code,
    reason: `指標${writeNumber(classed.length)}件のうち${which}${quote(chosen.name)}が${quote(chosen.code)}のため${leftOut(others)}。`,
  }
}

/** Indicators with a class that says something of them. */
const classedOf = (deciding: DecidingIndicator[]) =>
  deciding.flatMap(({ indicator, verdict: { attained } }) =>
    attained?.code === undefined || attained.empty
      ? []
      : [{ name: indicator.name, code: attained.code, reason: attained.reason }],
  )

const leftOut = (count: number) => (count > 0 ? `、判定できない${count}件を除く` : '')

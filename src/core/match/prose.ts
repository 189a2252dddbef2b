import type { Term } from '../exchange.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { IsoDate, Source } from '../source.ts'
import { foldText } from '../text-fold.ts'
import { writtenIn } from './as-written.ts'
import { wordsOf } from './kinship.ts'
import { answers, sameUnit } from './label-answers.ts'
import { findProseFigures, type ProseFigure } from './prose-figures.ts'
import { findTerms, type ProseText } from './prose-terms.ts'

/** Running words said of an item. */
export interface ProseOf {
  item: string
  text: string
  source: Source
}

/** What is known of the paper and its indicators. */
export interface ProseContext {
  fiscalYear?: FiscalYear
  asOf?: IsoDate
  /** What the figures are where their words do not say: 実績 of what was done, 予定 of what is meant to be. */
  measure: 'actual' | 'planned'
  /** Indicators of an item and of those above it, which its words may answer. */
  indicatorsOf(item: string): Indicator[]
  /** The figures of this measure that an indicator has already, in places of their own. */
  known(indicator: Indicator, measure: Observation['measure']): number[]
}

/** What running words say besides: suggestions (文中からの候補), every one marked `fromProse` for a person to confirm. */
export interface ProseSuggestions {
  indicators: Indicator[]
  observations: Observation[]
  terms: Term[]
}

/** More suggestions than this of one item are no help. */
const mostOfItem = 40
/** Share of the words around a figure that must stand in the name of the indicator that it answers. */
const enough = 0.6

/** Finds figures and terms in running words. A figure that answers an indicator becomes its observation; another an indicator of its own.
 * `words`: what may explain terms, if more than the texts that hold figures. */
export function readProse(texts: ProseOf[], context: ProseContext, words: ProseText[] = texts): ProseSuggestions {
  const suggested: ProseSuggestions = { indicators: [], observations: [], terms: findTerms(words) }
  const counts = new Map<string, number>()
  const own = new Map<string, Indicator>()
  const answered = new Set<string>()
  for (const { item, text, source: whole } of texts) {
    const written = writtenIn(whole)
    for (const found of findProseFigures(text, context.fiscalYear)) {
      const source = written(found.sentence)
      const answer = findAnswered(found, item, context, answered)
      if (answer && context.known(answer, found.measure ?? context.measure).includes(found.value)) continue
      const key = `${item} ${foldText(found.name)} ${found.unit}`
      const indicator = answer ?? own.get(key) ?? addIndicator(suggested, found, item, source, counts)
      if (!indicator) continue
      if (!answer) own.set(key, indicator)
      addObservation(suggested, indicator, found, source, context)
    }
  }
  return suggested
}

/** The indicator that a figure answers by its name or by the words around it. Each is answered once for a year. */
function findAnswered(found: ProseFigure, item: string, context: ProseContext, answered: Set<string>): Indicator | undefined {
  const measure = found.measure ?? context.measure
  let best: { indicator: Indicator; score: number } | undefined
  for (const indicator of context.indicatorsOf(item)) {
    if (indicator.kind !== 'quantitative' || indicator.fromProse || !sameUnit(indicator.unit, found.unit)) continue
    const known = context.known(indicator, measure)
    if (
      (known.length > 0 && !known.includes(found.value)) ||
      answered.has(`${indicator.id} ${measure} ${found.fiscalYear ?? ''}`)
    )
      continue
    const score = Math.max(
      answers(found.name, indicator.name),
      sharedWith(found.clause, indicator.name),
      sharedWith(found.name, indicator.name),
    )
    if (score >= enough && (!best || score > best.score)) best = { indicator, score }
  }
  if (best) answered.add(`${best.indicator.id} ${measure} ${found.fiscalYear ?? ''}`)
  return best?.indicator
}

/** How much of the words around a figure stands in a name. */
function sharedWith(clause: string, name: string): number {
  const around = [...wordsOf(clause)]
  const named = wordsOf(name)
  return around.length < 4 ? 0 : around.filter((pair) => named.has(pair)).length / around.length
}

function addIndicator(
  suggested: ProseSuggestions,
  found: ProseFigure,
  item: string,
  source: Source,
  counts: Map<string, number>,
): Indicator | undefined {
  const before = counts.get(item)
  const count = before === undefined ? 1 : before + 1
  if (count > mostOfItem) return undefined
  counts.set(item, count)
  const indicator: Indicator = {
    id: `${item}-s${count}`,
    item,
    name: found.name,
    unit: found.unit,
    kind: 'quantitative',
    role: 'reference',
    accumulation: found.asOf !== undefined || /[%％倍]/.test(found.unit) ? 'point' : 'annual',
    fromProse: true,
    source,
  }
  suggested.indicators.push(indicator)
  return indicator
}

function addObservation(
  suggested: ProseSuggestions,
  indicator: Indicator,
  found: ProseFigure,
  source: Source,
  context: ProseContext,
): void {
  const measure = found.measure ?? context.measure
  const fiscalYear = found.fiscalYear ?? context.fiscalYear
  const asOf = found.asOf ?? (found.fiscalYear === undefined && measure === 'actual' ? context.asOf : undefined)
  const stem = `${indicator.id}-${measure}${found.fiscalYear === undefined ? '' : `-${found.fiscalYear}`}-prose`
  const same = suggested.observations.filter(({ id }) => id?.startsWith(stem)).length
  const { comparator, status } = found.figure
  suggested.observations.push({
    id: same === 0 ? stem : `${stem}-${same + 1}`,
    indicator: indicator.id,
    measure,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
    value: found.value,
    ...(comparator === undefined ? {} : { comparator }),
    ...(indicator.unit === found.unit ? {} : { unit: found.unit }),
    ...(measure === 'actual' ? { status: status ?? 'confirmed' } : status ? { status } : {}),
    ...(found.parts ? { parts: found.parts } : {}),
    fromProse: true,
    source,
  })
}

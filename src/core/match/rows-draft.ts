import type { Budget, Evaluation, Narrative, Stage } from '../exchange.ts'
import type { Finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Observation } from '../observation.ts'
import type { Indicator, Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { IsoDate, Source } from '../source.ts'
import type { BlockMarks } from './blocks.ts'
import { sameUnit } from './label-answers.ts'
import type { LabelledFigure } from './labelled-figures.ts'

/** What is known of the paper when its items are read. */
export interface RowsContext {
  scheme: Scheme
  fiscalYear?: FiscalYear
  stage: Stage
  /** 時点 of the progress column, by its heading. */
  asOf?: IsoDate
  marks: BlockMarks
  /** Unit of money that the paper itself prints. */
  moneyUnit?: string
}

/** A block of words of the item, as it was cut, with the rows that its cell covers. */
export interface PlacedBlock {
  text: string
  cell: Cell
  rows: number[]
}

/** A labelled figure of the item's words, in its block. */
export interface PlacedFigure {
  figure: LabelledFigure
  block: PlacedBlock
  /** The indicator whose actual it has become, or of whose total it is a part. */
  usedFor?: string
}

/** One item while it is being read. */
export interface ItemDraft {
  item: Item
  indicators: Indicator[]
  /** How many there are, and how many suggestions. */
  counts: { i: number; s: number }
  observations: Observation[]
  /** The same by indicator. */
  said: Map<string, Observation[]>
  budgets: Budget[]
  evaluations: Evaluation[]
  narratives: Narrative[]
  findings: Finding[]
  /** Row of the item in which the target of an indicator stands. */
  rowOf: Map<string, number>
  /** Words of the progress column, for the figures in them. */
  blocks: PlacedBlock[]
}

/** An item with nothing read under it yet. */
export function openDraft(item: Item): ItemDraft {
  return {
    item,
    indicators: [],
    counts: { i: 0, s: 0 },
    observations: [],
    said: new Map(),
    budgets: [],
    evaluations: [],
    narratives: [],
    findings: [],
    rowOf: new Map(),
    blocks: [],
  }
}

/** The place of a cell, with the words of it that were read. */
export function sourceOf(cell: Cell, text = cell.text): Source {
  return { locator: cell.locator, text: text.trim() }
}

/** Adds an indicator under the next free id of its item, `p01-i2`; suggestions from prose count apart, `p01-s1`. */
export function addIndicator(draft: ItemDraft, fields: Omit<Indicator, 'id' | 'item'>): Indicator {
  const letter = fields.fromProse ? 's' : 'i'
  draft.counts[letter]++
  const indicator: Indicator = { id: `${draft.item.id}-${letter}${draft.counts[letter]}`, item: draft.item.id, ...fields }
  draft.indicators.push(indicator)
  return indicator
}

/** Adds an observation; its id says what it is: `p01-i2-actual`, `p01-i2-actual-2019` for a year of its own. */
export function addObservation(draft: ItemDraft, fields: Omit<Observation, 'id'>, context: RowsContext): Observation {
  const year = fields.fiscalYear !== undefined && fields.fiscalYear !== context.fiscalYear ? `-${fields.fiscalYear}` : ''
  const stem = `${fields.indicator}-${fields.measure}${year}`
  const said = saidOf(draft, fields.indicator)
  const taken = said.filter(({ measure, fiscalYear }) => measure === fields.measure && fiscalYear === fields.fiscalYear).length
  const observation: Observation = { id: taken === 0 ? stem : `${stem}-n${taken + 1}`, ...fields }
  draft.observations.push(observation)
  draft.said.set(fields.indicator, [...said, observation])
  return observation
}

/** What has been said of an indicator so far. */
export function saidOf(draft: ItemDraft, indicator: string): Observation[] {
  return draft.said.get(indicator) ?? []
}

/** The actual of the year that is known of an indicator. */
export function actualOf(draft: ItemDraft, indicator: Indicator, context: RowsContext): Observation | undefined {
  return saidOf(draft, indicator.id).find((row) => row.measure === 'actual' && row.fiscalYear === context.fiscalYear)
}

const unitsByName: [RegExp, string][] = [
  [/(?:者数?|人数|人員)$/, '人'],
  [/件数$/, '件'],
  [/(?:企業数|社数)$/, '社'],
  [/回数$/, '回'],
  [/(?:率|割合)$/, '%'],
  [/団体数$/, '団体'],
]

/** Gives each indicator its unit: that of its target, else of another figure, else by its name; observations keep a unit only where it differs. */
export function settleUnits(draft: ItemDraft): void {
  for (const indicator of draft.indicators) {
    const said = saidOf(draft, indicator.id).filter((row) => row.unit !== undefined)
    const first = said.find(({ measure }) => measure === 'target') ?? said.find(({ measure }) => measure === 'actual') ?? said[0]
    const unit = indicator.unit ?? first?.unit ?? (indicator.kind === 'quantitative' ? unitByName(indicator.name) : undefined)
    if (unit !== undefined) indicator.unit = unit
    for (const row of said) if (row.unit === unit) delete row.unit
  }
}

/** 件数 → 件, 者数 → 人: the unit that a name tells. */
export function unitByName(name: string): string | undefined {
  return unitsByName.find(([pattern]) => pattern.test(name.replace(/[(（][^()（）]*[)）]$/, '')))?.[1]
}

/** Whether a figure can be one of the indicator's: their units count the same, as far as they are known. */
export function unitFits(draft: ItemDraft, indicator: Indicator, unit: string | undefined): boolean {
  const target = saidOf(draft, indicator.id).find((row) => row.unit !== undefined && row.measure === 'target')
  return sameUnit(indicator.unit ?? target?.unit ?? unitByName(indicator.name), unit)
}

/** Observations in the order of their indicators, each indicator's in the order they were read. */
export function sortObservations(draft: ItemDraft): void {
  const place = new Map(draft.indicators.map(({ id }, nth) => [id, nth]))
  draft.observations.sort((a, b) => (place.get(a.indicator) ?? -1) - (place.get(b.indicator) ?? -1))
}

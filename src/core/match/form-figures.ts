import { figureName } from '../field-indicators.ts'
import { parseFigure } from '../figure.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { readObservations } from './form-observations.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, yearOfLabel } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

/** Rows of figures (年度別の数値) as indicators. `known`: how many indicators the sheet has already. */
export function readFigures(reading: FormReading, known: number): { indicators: Indicator[]; observations: Observation[] } {
  const slots = slotsOf(reading, 'figures')
  const rows = slots.filter((slot) => hasPart(slot, 'name'))
  const indicators: Indicator[] = []
  const observations: Observation[] = []
  for (const row of rows) {
    const own = slots.filter((slot) => slot.label === row.label && slot.block === row.block && !hasPart(slot, 'name'))
    const said = readRow(
      reading,
      row,
      own.map((slot) => dated(slot, reading)),
      `${reading.item.id}-i${known + indicators.length + 1}`,
    )
    if (said.observations.length === 0 && row.cells.length === 0) continue
    indicators.push(said.indicator)
    observations.push(...said.observations)
  }
  return joinRows(indicators, observations)
}

function dated(slot: Slot, { fiscalYear }: FormReading): Slot {
  const year = yearOfLabel(slot, fiscalYear)
  return year === undefined ? slot : { ...slot, match: { ...slot.match, fiscalYear: year } }
}

function readRow(
  reading: FormReading,
  row: ReturnType<typeof slotsOf<'figures'>>[number],
  slots: Slot[],
  id: string,
): { indicator: Indicator; observations: Observation[] } {
  const name = row.cells[0] ?? row.label
  const own = row.cells[0] ? nameIn(row.cells[0].text) : ''
  const { role, accumulation } = reading.scheme.indicators
  const told = row.field.role ?? role
  const indicator: Indicator = {
    id,
    item: reading.item.id,
    name: figureName(row.field, own),
    kind: 'quantitative',
    ...(told === undefined ? {} : { role: told }),
    accumulation,
    source: sourceOf(name),
  }
  const said = readObservations(reading, { name, text: own, slots: slots.filter((slot) => !hasPart(slot, 'unit')) }, indicator)
  const heads = slots.flatMap((slot) => (hasPart(slot, 'unit') ? slot.cells : []))
  const unit = [own, row.label.text, ...heads.map(({ text }) => text)].flatMap((text) => unitIn(cleanText(text)) ?? [])[0]
  return {
    indicator: { ...said.indicator, ...(said.indicator.unit !== undefined || unit === undefined ? {} : { unit }) },
    observations: said.observations.map((one) => foreseen(one, slots)),
  }
}

/** (項目)貸出件数: the form's own word before a name is none of it. */
const nameIn = (text: string) =>
  cleanLine(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[(（【]項目[)）】]|項目\s*[:：])\s*(?=\S)/, '')

/** 円/件 as a name is the unit itself; in brackets it may stand within the heading (単位:円) or end it (日); a letter or two are none: (C), (A/C). */
function unitIn(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim()
  if (/^(?:[百千]万?|万|億)?円 ?[/／] ?\S{1,8}$/.test(line)) return line
  return (
    /単位 ?[:：]? ?([^()（）\s]{1,8}) ?[)）]/.exec(line)?.[1] ??
    /[^\s(（].*[(（](?![A-ZＡ-Ｚ](?:[/／÷×*][A-ZＡ-Ｚ])?[)）])([^()（）\d\s]{1,3})[)）]$/.exec(line)?.[1]
  )
}

/** A figure under 見込 is foreseen (25年度見込み), one under 速報 preliminary. What is planned here is a plain figure, not a target's words. */
function foreseen({ text: words, ...said }: Observation, slots: Slot[]): Observation {
  const plain = words === undefined || (said.value !== undefined && parseFigure(words).kind === 'number')
  const one: Observation = plain ? said : { ...said, text: words }
  if (one.measure !== 'actual' || one.status !== undefined) return one
  const over = slots.find(({ match, part }) => part === 'actual' && match.fiscalYear === one.fiscalYear)?.over
  const text = over?.text ?? ''
  const status = /見込/.test(text) ? 'forecast' : /速報/.test(text) ? 'preliminary' : undefined
  return status === undefined ? one : { ...one, status }
}

/**
 * Rows of one name: where the years go on in a further table they are one indicator, else they are numbered.
 */
function joinRows(
  indicators: Indicator[],
  observations: Observation[],
): { indicators: Indicator[]; observations: Observation[] } {
  const kept: Indicator[] = []
  const joined = new Map<string, string>()
  const said = (id: string) =>
    observations
      .filter(({ indicator }) => (joined.get(indicator) ?? indicator) === id)
      .map((one) => `${one.measure} ${one.fiscalYear}`)
  for (const one of indicators) {
    const same = kept.filter(({ name }) => name === one.name || name.replace(/\(\d+\)$/, '') === one.name)
    const before = same.find(({ id }) => said(one.id).every((key) => !said(id).includes(key)))
    if (before) joined.set(one.id, before.id)
    else kept.push(same.length === 0 ? one : { ...one, name: `${one.name}(${same.length + 1})` })
  }
  return {
    indicators: kept,
    observations: observations.map((one) => {
      const indicator = joined.get(one.indicator)
      return indicator === undefined ? one : { ...one, indicator, id: one.id?.replace(one.indicator, indicator) ?? '' }
    }),
  }
}

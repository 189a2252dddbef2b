import { finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { Direction, Indicator } from '../plan.ts'
import { cleanLine, cleanText, foldText } from '../text-fold.ts'
import { shareRows } from './form-cell.ts'
import { groupIndicators, type IndicatorSlots } from './form-indicator-groups.ts'
import { readObservations } from './form-observations.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, wordsOf } from './form-reading.ts'

/** Indicators (指標), numbered or not, one table each or one table for all, with every figure said of them. */
export function readIndicators(reading: FormReading): { indicators: Indicator[]; observations: Observation[] } {
  const heads = reading.slots.filter(({ field, part }) => field.type === 'budget' && part !== 'value').map(({ label }) => label)
  const groups = groupIndicators(slotsOf(reading, 'indicators'), heads)
  const indicators: Indicator[] = []
  const observations: Observation[] = []
  groups.forEach((group, i) => {
    const indicator = readIndicator(reading, group, `${reading.item.id}-i${i + 1}`)
    const said = readObservations(reading, group, indicator)
    indicators.push(said.indicator)
    observations.push(...said.observations)
  })
  return { indicators, observations }
}

function readIndicator(reading: FormReading, group: IndicatorSlots, id: string): Indicator {
  const { scheme, item } = reading
  const { role, accumulation, direction, directions } = scheme.indicators
  const description = textOf(group, 'description')
  const written = textOf(group, 'direction')
  const told = written === '' ? direction : readDirection(written, directions)
  const source = sourceOf(group.name)
  if (written !== '' && told === undefined)
    reading.findings.push(finding('direction-unknown', { text: written }, { subject: id, source }))
  if (group.name.doubtful) reading.findings.push(finding('cells-ambiguous', { text: group.text }, { subject: id, source }))
  return {
    id,
    item: item.id,
    name: cleanText(group.text),
    kind: 'quantitative',
    ...(role === undefined ? {} : { role }),
    accumulation,
    ...(told === undefined ? {} : { direction: told }),
    ...(description === '' ? {} : { description }),
    source,
  }
}

/** The words of one part of an indicator. */
function textOf({ slots, rowsOf }: IndicatorSlots, part: 'description' | 'direction'): string {
  const cells = slots.filter((slot) => hasPart(slot, part)).flatMap(wordsOf)
  const own = rowsOf ? cells.filter((cell) => shareRows(cell, rowsOf)) : cells
  return cleanLine(own.map(({ text }) => text).join('\n'))
}

const arrows: Record<string, Direction> = { '↑': 'increase', '↗': 'increase', '↓': 'decrease', '↘': 'decrease', '→': 'maintain' }

function readDirection(written: string, words: Record<string, Direction> | undefined): Direction | undefined {
  const key = foldText(written)
  const known = Object.entries(words ?? {}).find(([word]) => foldText(word) === key || key.includes(foldText(word)))
  return known?.[1] ?? arrows[key]
}

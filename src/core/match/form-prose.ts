import type { Item } from '../plan.ts'
import { readProseActuals } from './form-prose-actuals.ts'
import { readProseTargets } from './form-prose-targets.ts'
import type { FormReading } from './form-reading.ts'
import type { Matched } from './matched.ts'

/** Indicators, targets and actuals that stand in running words. */
export function readProse(reading: FormReading, from: number, items: Item[]): Pick<Matched, 'indicators' | 'observations'> {
  const item = items.find(({ id }) => id === reading.item.id) ?? reading.item
  const { indicators, observations } = readProseTargets(reading, from)
  const actuals = readProseActuals({ ...reading, item }, indicators, observations)
  return { indicators, observations: [...observations, ...actuals] }
}

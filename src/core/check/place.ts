import { writeNumber } from '../numeral.ts'
import type { Observation } from '../observation.ts'
import type { Source } from '../source.ts'

/** Subject and source of a finding on an observation; its indicator where it has no id of its own. */
export function placeOf(observation: Observation): { subject: string; source: Source | undefined } {
  return { subject: observation.id ?? observation.indicator, source: observation.source }
}

/** 62,743千円 where whole thousands, else yen. */
export const yenInWords = (amount: number): string =>
  amount % 1000 === 0 ? `${writeNumber(amount / 1000)}千円` : `${writeNumber(amount)}円`

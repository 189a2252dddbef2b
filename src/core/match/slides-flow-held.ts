import type { SchemeField } from '../scheme-field.ts'
import type { FlowLine } from './slides-flow.ts'
import { cutRuns } from './slides-flow-runs.ts'

/** A label between the lines that no label holds: the index of the next of them. `alone`: no other label shares its line. */
export interface FlowLabel {
  field: SchemeField
  at: number
  alone: boolean
}

/**
 * The words of each label where labels still stand right before their words; `undefined` where they have come apart. A field whose label
 * shares its line with another (side by side on the slide) takes the bullets behind another's words.
 */
export function heldWords(
  labels: FlowLabel[],
  lines: FlowLine[],
  roleOfBullets: SchemeField | undefined,
): Map<SchemeField, FlowLine[]> | undefined {
  const alone = labels.filter((label) => label.alone)
  const spans = alone.map((label, nth) => ({ field: label.field, lines: lines.slice(label.at, alone[nth + 1]?.at) }))
  if (spans.length < 2 || spans.some((span) => span.lines.length === 0) || (alone[0] as FlowLabel).at > 0) return undefined
  const held = new Map<SchemeField, FlowLine[]>()
  const add = (field: SchemeField, more: FlowLine[]) => held.set(field, [...(held.get(field) ?? []), ...more])
  const beside = roleOfBullets && !alone.some(({ field }) => field === roleOfBullets) ? roleOfBullets : undefined
  for (const span of spans) {
    const bullets = span.lines.findIndex(({ text }) => /^[・●○◯〇■]/.test(text))
    const sentences = bullets >= 0 && span.lines.slice(bullets).some(({ text }) => text.endsWith('。'))
    const own = span.field.type === 'narratives' && beside && sentences && bullets > 0 ? bullets : span.lines.length
    add(span.field, span.lines.slice(0, own))
    if (beside && own < span.lines.length)
      add(
        beside,
        cutRuns(span.lines.slice(own)).flatMap((run) => run.lines),
      )
  }
  return held
}

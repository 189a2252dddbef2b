import { type Plan, subtree } from './columns-beside.ts'
import type { ProseBlock } from './columns-blocks.ts'
import { relate, type Words, wordsOf } from './kinship.ts'
import { isHeadingLine } from './line-mark.ts'

/** How far each block speaks of each place: in all its words, and in its first. */
export interface Matter {
  all(entry: number, place: number): number
  head(entry: number, place: number): number
  /** How much of the first words stands in a text. */
  headWithin(entry: number, text: string): number
}

/** So many characters tell what a block is about. */
const headLength = 60

/** Relates blocks to places, each place with the titles and goals over it. */
export function readMatter(plan: Plan, places: number[], blocks: ProseBlock[], goalsOf: (at: number) => string): Matter {
  const kin = relate(
    places.map((at) => wordsOf([...titlesOver(plan, at, goalsOf), goalsOf(at), ...subtree(plan, at)].join('\n'))),
  )
  const words = blocks.map(({ text }) => wordsOf(text))
  const heads = blocks.map(({ text }) => wordsOf(headOf(text)))
  return {
    all: (entry, place) => kin.mentions(words[entry] as Words, place),
    head: (entry, place) => kin.within(heads[entry] as Words, place),
    headWithin: (entry, text) => {
      const own = heads[entry] as Words
      const other = wordsOf(text)
      return own.size === 0 ? 0 : [...own].filter((pair) => other.has(pair)).length / own.size
    },
  }
}

/** No goals are told. */
export const nothing = (): string => ''

/** The first words that are no heading. */
function headOf(text: string): string {
  const lines = text.split('\n')
  return (lines.find((line) => !isHeadingLine(line)) ?? text).slice(0, headLength)
}

function titlesOver({ undertakings }: Plan, at: number, goalsOf: (at: number) => string): string[] {
  const titles: string[] = []
  for (let one = undertakings[at]?.parent; one !== undefined; one = undertakings[one]?.parent)
    titles.push(undertakings[one]?.title ?? '', goalsOf(one))
  return titles
}

/**
 * The place of a block, or what holds it: where the block speaks of a second undertaking there nearly as much, from its first words on,
 * or where its first words are those of a goal there and of none of its undertakings.
 */
export function liftShared(
  plan: Plan,
  places: number[],
  place: number,
  entry: number,
  matter: Matter,
  goalsOf: (at: number) => string,
): number {
  const at = places[place] as number
  const parent = plan.undertakings[at]?.parent
  if (parent === undefined) return at
  const siblings = places.flatMap((other, nth) => (plan.undertakings[other]?.parent === parent ? [nth] : []))
  if (siblings.length < 2) return at
  const alls = siblings.map((nth) => matter.all(entry, nth)).sort((a, b) => b - a)
  const heads = siblings.map((nth) => matter.head(entry, nth)).sort((a, b) => b - a)
  const [all = 0, otherAll = 0] = alls
  const [head = 0, otherHead = 0] = heads
  const ofSeveral = otherAll >= 0.15 && otherAll >= all * 0.5 && (otherHead >= head * 0.6 || otherAll >= 0.22)
  const ofGoal = head < 0.3 && all < 0.15 && matter.headWithin(entry, goalsOf(parent)) > Math.max(0.35, head * 1.5)
  return ofSeveral || ofGoal ? parent : at
}

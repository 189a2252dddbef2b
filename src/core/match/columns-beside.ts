import type { ProseBlock } from './columns-blocks.ts'
import type { GoalEntry } from './columns-goals.ts'
import { liftShared, nothing, readMatter } from './columns-matter.ts'
import type { Undertaking } from './columns-plan.ts'
import { relate, type Words, wordsOf } from './kinship.ts'
import { standSideBySide } from './side-by-side.ts'

/** The undertakings of one group, as what stands beside them is placed. */
export interface Plan {
  undertakings: Undertaking[]
  /** Tops of rows that the writer drew. */
  rows: number[]
  /** Lines from top to bottom. */
  height: number
}

/** How much the same matter weighs against standing at the same height: of a goal; of a block, of its first words. */
const kinWeight = 4
const allWeight = 3
const headWeight = 2
/** Heading and change of undertaking go together: what it costs where they do not. */
const apartCost = 0.35

/** Which undertaking each goal belongs to, of those that `holds` says can have indicators. */
export function placeGoals(plan: Plan, goals: GoalEntry[], holds: (one: Undertaking) => boolean): (number | undefined)[] {
  const places = indexesOf(plan, holds)
  const texts = places.map((at) => wordsOf(subtree(plan, at).join('\n')))
  const kin = relate(texts)
  const words = goals.map(({ text, description }) => wordsOf(`${description ?? ''}\n${text}`))
  const headed = goals.some(({ opens }) => opens)
  const path = standSideBySide({
    entries: goals.length,
    places: places.length,
    score: (entry, place) =>
      kinWeight * kin.within(words[entry] as Words, place) - distance(plan, places, place, goals[entry]?.line.at),
    stays: (entry) => (headed && goals[entry]?.opens ? apartCost : 0),
    moves: (entry) => (headed && !goals[entry]?.opens ? apartCost : 0),
    leftOut: 0.2,
  })
  const held = heldByRow(plan, (inRow) => onlyOne(inRow.filter((at) => holds(plan.undertakings[at] as Undertaking))))
  return goals.map(({ line }, nth) => held(line.at) ?? places[path[nth] as number])
}

/** Which undertaking each block of words belongs to: the lowest it speaks of, or the one above where it speaks of several. */
export function placeBlocks(plan: Plan, blocks: ProseBlock[], goalsOf: (at: number) => string): (number | undefined)[] {
  const parents = new Set(plan.undertakings.flatMap(({ parent }) => parent ?? []))
  const places = plan.undertakings.flatMap((_, at) => (parents.has(at) ? [] : [at]))
  const matter = readMatter(plan, places, blocks, goalsOf)
  const path = standSideBySide({
    entries: blocks.length,
    places: places.length,
    score: (entry, place) =>
      allWeight * matter.all(entry, place) +
      headWeight * matter.head(entry, place) -
      distance(plan, places, place, blocks[entry]?.line.at),
    stays: () => 0,
    moves: () => 0,
    leftOut: 0.1,
  })
  const own = readMatter(plan, places, blocks, nothing)
  const held = heldByRow(plan, (inRow) => lowest(plan, inRow))
  return path.map((place, entry) => held(blocks[entry]?.line.at) ?? liftShared(plan, places, place, entry, own, goalsOf))
}

/** Where the writer drew rows: the undertaking of the row in which a line stands, if `pick` knows one among those that begin there. */
function heldByRow(plan: Plan, pick: (inRow: number[]) => number | undefined): (line: number | undefined) => number | undefined {
  if (plan.rows.length < 2) return () => undefined
  const inRows = new Map<number, number[]>()
  for (const [at, { line }] of plan.undertakings.entries()) {
    const row = rowOf(plan, line.at)
    const inRow = inRows.get(row)
    if (inRow) inRow.push(at)
    else inRows.set(row, [at])
  }
  const held = new Map([...inRows].map(([row, inRow]) => [row, pick(inRow)]))
  return (line) => (line === undefined ? undefined : held.get(rowOf(plan, line)))
}

const onlyOne = (inRow: number[]) => (inRow.length === 1 ? inRow[0] : undefined)

/** The last of undertakings of which each is under the one before it. */
function lowest({ undertakings }: Plan, inRow: number[]): number | undefined {
  const isLine = inRow.every((at, nth) => nth === 0 || undertakings[at]?.parent === inRow[nth - 1])
  return isLine ? inRow.at(-1) : undefined
}

/** The row that the writer drew around a line. */
function rowOf({ rows }: Plan, line: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as number) <= line) low = middle + 1
    else high = middle
  }
  return low - 1
}

function indexesOf(plan: Plan, holds: (one: Undertaking) => boolean): number[] {
  const holding = plan.undertakings.flatMap((one, at) => (holds(one) ? [at] : []))
  const covered = new Set(holding)
  const rest = plan.undertakings.flatMap((one, at) => (isUnder(plan, at, covered) || one.parent !== undefined ? [] : [at]))
  return [...new Set([...holding, ...rest])].sort((a, b) => a - b)
}

function isUnder({ undertakings }: Plan, at: number, covered: Set<number>): boolean {
  for (let one: number | undefined = at; one !== undefined; one = undertakings[one]?.parent) if (covered.has(one)) return true
  return false
}

/** Its own words and those of all below it. */
export function subtree({ undertakings }: Plan, at: number): string[] {
  const root = undertakings[at] as Undertaking
  const words: string[] = []
  for (let one = at; one < undertakings.length; one++) {
    const each = undertakings[one] as Undertaking
    if (one > at && each.depth <= root.depth) break
    words.push(each.title, ...each.details)
  }
  return words
}

/** How far a line stands above or below a place, as a share of the page; much where a drawn line parts them. */
function distance(plan: Plan, places: number[], place: number, at: number | undefined): number {
  const { undertakings, rows, height } = plan
  const one = undertakings[places[place] as number]
  if (!one || at === undefined) return 0
  if (rows.length > 1 && rowOf(plan, one.line.at) !== rowOf(plan, at)) return 3
  const away = Math.max(one.line.at - 1 - at, at - one.until + 1, 0)
  return Math.min(1, (3 * away) / Math.max(height, 1))
}

import { columnsOf, type Fragment, type LayoutLine, type Measure } from './layout-lines.ts'

/** A column (列) of a table in a layout text: where its words may stand. */
export interface Column {
  from: number
  /** exclusive */
  to: number
}

/** A line cut into the columns: for each fragment or part of one the first and last column that it stands in. */
export interface Placed extends Fragment {
  col: number
  lastCol: number
}

/** Words may lie across a gutter (headings, titles) in this share of the lines that have words beside it, so many places away. */
const acrossShare = 0.35
const reach = 12
/** A gutter that lines lie across and that words do not begin behind: open in so many times more lines, and so wide. */
const openTimes = 4
const leastWide = 2
/** Nothing so narrow is a column of its own where it is only slipped words that show it. */
const narrowest = 3
/** Fewest lines that must show a gutter as a wide gap. */
const leastSeen = 2
/** A gutter of one place must have words begin right behind it, in so many lines and in such a share of those with words there. */
const leastBegun = 3
const begunShare = 0.5

/** What stands where in a run of lines (字の分布): enough to say where its columns are. */
export interface Profile {
  measure: Measure
  width: number
  /** Lines looked at. */
  lines: number
  /** By place: how many lines have a character, a wide gap, the begin of words. */
  inked: Int32Array
  gaps: Int32Array
  starts: Int32Array
  /** Words that begin behind a wide gap, or at the begin of the line; the first alone. */
  opens: Int32Array
  behind: Int32Array
}

/** An empty profile for lines of at most so many columns. */
export function openProfile(width: number, measure: Measure): Profile {
  const places = () => new Int32Array(width + 2)
  return { measure, width, lines: 0, inked: places(), gaps: places(), starts: places(), opens: places(), behind: places() }
}

/** Adds a line. */
export function addToProfile({ measure, ...profile }: Profile, { fragments }: LayoutLine): number {
  for (const [i, fragment] of fragments.entries()) {
    let last = -1
    profile.opens[fragment.from]! += 1
    if (i > 0) profile.behind[fragment.from]! += 1
    for (const x of inkOf(fragment, measure)) {
      profile.inked[x]! += 1
      if (x > last + 1) profile.starts[x]! += 1
      last = x
    }
    const before = fragments[i - 1]
    if (before) for (let x = before.to; x < fragment.from; x++) profile.gaps[x]! += 1
  }
  return fragments.length
}

/** The places in which a fragment has a character; a full-width one may have two. */
export function* inkOf({ text, from }: Fragment, measure: Measure): Generator<number> {
  let x = from
  for (const c of text) {
    const next = x + columnsOf(c, measure)
    if (c.trim() !== '') for (; x < next; x++) yield x
    x = next
  }
}

/** The columns: parted by gutters, places where hardly any line has a character and several have a wide gap. */
export function columnsIn(profile: Profile): Column[] {
  const { inked, width } = profile
  const columns: Column[] = []
  let from = 0
  for (const gutter of guttersIn(profile)) {
    const column = inkWithin(inked, from, gutter.from)
    if (column) columns.push(column)
    from = gutter.to
  }
  const last = inkWithin(inked, from, width)
  return last ? [...columns, last] : columns
}

function inkWithin(inked: Int32Array, from: number, to: number): Column | undefined {
  let [first, end] = [from, to]
  while (first < end && inked[first] === 0) first++
  while (end > first && inked[end - 1] === 0) end--
  return first < end ? { from: first, to: end } : undefined
}

/** Clear gutters; where a few lines lie across, one that words begin right behind, or that nearly all lines leave wide open. */
function guttersIn(profile: Profile): Column[] {
  const { inked, gaps, starts, opens, width } = profile
  const most = mostAcross(profile)
  const gutters: Column[] = []
  const edges: Column[] = []
  const seen = (from: number, to: number) => {
    let count = 0
    for (let x = from; x < to; x++) count = Math.max(count, gaps[x]!)
    // A label stands beside one line only of words that all begin at one place.
    return count >= leastSeen || (count > 0 && opens[to]! >= leastBegun && opens[to]! * 2 > inked[to]!)
  }
  const begun = (x: number) => opens[x]! >= leastSeen && starts[x]! >= Math.max(leastBegun, inked[x]! * begunShare)
  const open = (from: number, to: number) => {
    let wide = 0
    for (let x = from; x < to; x++) if (gaps[x]! >= Math.max(leastBegun, inked[x]! * openTimes)) wide++
    return wide >= leastWide
  }
  for (let x = 0; x < width; ) {
    if (inked[x]! > most[x]!) {
      if (isEdge(profile, x + 1)) edges.push({ from: x, to: x + 1 })
      x++
      continue
    }
    const from = x
    const clear: Column[] = []
    for (; x < width && inked[x]! <= most[x]!; x++) {
      if (inked[x] !== 0) continue
      const last = clear.at(-1)
      if (last?.to === x) last.to++
      else clear.push({ from: x, to: x + 1 })
    }
    const sure = clear.filter((one) => seen(one.from, one.to) && (one.to - one.from > 1 || begun(one.to)))
    if (sure.length > 0) gutters.push(...sure)
    else if (x < width && ((seen(from, x) && begun(x)) || open(from, x))) gutters.push({ from, to: x })
  }
  const apart = edges.filter((edge) => gutters.every(({ from, to }) => edge.from - to > narrowest || from - edge.to > narrowest))
  return [...gutters, ...apart].sort((a, b) => a.from - b.from)
}

/** Where most words begin anew though some above or below reach as far: the columns stand a place aside there. */
function isEdge({ inked, opens, behind }: Profile, x: number): boolean {
  const here = x < inked.length ? inked[x]! : 0
  return opens[x]! >= Math.max(leastBegun, here * begunShare) && behind[x]! >= leastSeen && inked[x - 1]! * 2 <= here
}

/** By place: in how many lines words may lie across a gutter there, by how many stand at its left and right. */
function mostAcross({ inked, width }: Profile): Int32Array {
  const most = new Int32Array(width + 1)
  const ahead = new Int32Array(width + 1)
  for (let x = width - 1; x >= 0; x--) {
    // The highest within reach: falls by nothing, and is forgotten after so many places.
    let peak = 0
    for (let near = x + 1; near <= Math.min(width, x + reach); near++) peak = Math.max(peak, inked[near]!)
    ahead[x] = peak
  }
  for (let x = 0; x < width; x++) {
    let behind = 0
    for (let near = Math.max(0, x - reach); near < x; near++) behind = Math.max(behind, inked[near]!)
    most[x] = Math.floor(Math.min(behind, ahead[x]!) * acrossShare)
  }
  return most
}

import { addToProfile, type Column, columnsIn, openProfile, type Placed, type Profile } from './layout-columns.ts'
import { columnsOf, type Fragment, type LayoutLine, type Measure, widthOfLines } from './layout-lines.ts'
import { opensWords } from './layout-rows.ts'

/** Lines that share their columns (区画), one below the other. Blank lines have no words. */
export interface Region {
  columns: Column[]
  lines: { line: number; words: Placed[] }[]
}

/** So many lines, one after the other, that the columns so far do not fit begin a region of their own. */
const enoughAgainst = 3
/** How far a gutter may have moved to the left, where the words behind it begin with a mark. */
const drift = 4
/** So many lines across the columns show that the first lines of a region are none of its rows. */
const leastAcross = 2
/** Columns so near to each other touch. */
const touching = 2
/** Arrows drawn between columns. */
const arrows = /^[▷▶→⇒➡>＞]+$/
/** Lines after which columns hold. */
const enoughFor = 4

/** Parts the lines of a page where their columns change. */
export function partRegions(lines: readonly LayoutLine[], measure: Measure): Region[] {
  const width = widthOfLines(lines)
  const regions: LayoutLine[][] = []
  let open: LayoutLine[] = []
  let profile = openProfile(width, measure)
  let against: LayoutLine[] = []
  let seen = 0
  for (const line of lines) {
    if (line.fragments.length === 0) {
      ;(against.length > 0 ? against : open).push(line)
      continue
    }
    const columns = seen >= enoughFor ? columnsIn(profile) : []
    if (columns.length > 1 && crosses(line, columns, measure)) {
      against.push(line)
      if (against.filter(({ fragments }) => fragments.length > 0).length < enoughAgainst) continue
      regions.push(open)
      open = []
      profile = openProfile(width, measure)
      seen = 0
      for (const one of against) if (isParted(one)) seen += take(profile, one)
      open.push(...against)
      against = []
      continue
    }
    open.push(...against, line)
    against = []
    if (isParted(line)) seen += take(profile, line)
  }
  regions.push([...open, ...against])
  return regions
    .filter((region) => region.some(({ fragments }) => fragments.length > 0))
    .flatMap((region) => partHead(region, measure))
}

/** The first lines of a region up to a blank one are a region of their own where they lie across its columns again and again. */
function partHead(lines: LayoutLine[], measure: Measure): Region[] {
  const whole = layRegion(lines, measure)
  const first = lines.findIndex(({ fragments }) => fragments.length > 0)
  const blank = lines.findIndex(({ fragments }, i) => i > first && fragments.length === 0)
  const rest = lines.findIndex(({ fragments }, i) => i > blank && fragments.length > 0)
  const head = whole.lines.slice(0, blank)
  const across = head.filter(({ words }) => words.some(({ col, lastCol }) => lastCol > col)).length
  if (blank < 0 || rest < 0 || whole.columns.length < 2 || across < leastAcross || across * 2 < blank - first) return [whole]
  return [layRegion(lines.slice(0, blank), measure), layRegion(lines.slice(blank), measure)]
}

const isParted = ({ fragments }: LayoutLine) => fragments.length > 1

function take(profile: Profile, line: LayoutLine): number {
  addToProfile(profile, line)
  profile.lines++
  return 1
}

const crosses = ({ fragments }: LayoutLine, columns: Column[], measure: Measure) =>
  fragments.some((fragment) => place(fragment, columns, measure).some(({ col, lastCol }) => lastCol > col))

/** The columns of a region: by its parted lines first, then by all that do not lie across those. */
function layRegion(lines: LayoutLine[], measure: Measure): Region {
  const width = widthOfLines(lines)
  const parted = openProfile(width, measure)
  for (const line of lines) if (isParted(line)) take(parted, line)
  const first = columnsIn(parted)
  const all = openProfile(width, measure)
  for (const line of lines) if (line.fragments.length > 0 && !isAcross(line, first, measure)) take(all, line)
  const found = joinExclusive(withThinColumns(columnsIn(all), lines), lines, measure)
  const written = lines.map((line) => ({ line: line.line, fragments: line.fragments.filter(({ text }) => !arrows.test(text)) }))
  const filled = new Set(
    written.flatMap(({ fragments }) => fragments.flatMap((one) => place(one, found, measure).map(({ col }) => col))),
  )
  const columns = found.filter((_, col) => filled.has(col))
  return {
    columns,
    lines: written.map(({ line, fragments }) => ({ line, words: placeLine(fragments, columns, measure) })),
  }
}

/** One stretch of words from the left over several columns: a title. */
const isAcross = (line: LayoutLine, columns: Column[], measure: Measure) =>
  !isParted(line) && crosses(line, columns, measure) && line.fragments.some(({ from }) => from < (columns[0] as Column).to)

/** Adds columns with words on a few lines only, which lie wholly in a gutter; columns grow to where their words end. */
function withThinColumns(columns: Column[], lines: readonly LayoutLine[]): Column[] {
  if (columns.length < 2) return columns
  const grown = columns.map((column) => ({ ...column }))
  const free: Column[] = []
  for (const { fragments } of lines)
    for (const { from, to } of fragments) {
      const [only, more] = columns.flatMap((column, i) => (from < column.to && to > column.from ? [i] : []))
      if (only === undefined) free.push({ from, to })
      else if (more === undefined) {
        const column = grown[only] as Column
        column.from = Math.min(
          column.from,
          Math.max(
            from,
            ...grown
              .slice(0, only)
              .slice(-1)
              .map(({ to }) => to),
          ),
        )
        column.to = Math.max(column.to, Math.min(to, columns[only + 1]?.from ?? to))
      }
    }
  const thin: Column[] = []
  for (const one of free.sort((a, b) => a.from - b.from)) {
    const last = thin.at(-1)
    if (grown.some(({ from, to }) => one.from < to && one.to > from)) continue
    if (last && one.from < last.to) last.to = Math.max(last.to, one.to)
    else thin.push({ ...one })
  }
  const often = thin.filter(({ from, to }) => free.filter((one) => one.from >= from && one.to <= to).length > 1)
  return [...grown, ...often].sort((a, b) => a.from - b.from)
}

/** One column whose words are centred or indented looks like two that touch, of which no line has both. */
function joinExclusive(columns: Column[], lines: readonly LayoutLine[], measure: Measure): Column[] {
  const held = columns.map(() => new Set<number>())
  for (const { line, fragments } of lines)
    for (const one of fragments) for (const { col } of place(one, columns, measure)) held[col]?.add(line)
  const joined: Column[] = []
  let open = new Set<number>()
  for (const [col, column] of columns.entries()) {
    const own = held[col] as Set<number>
    const last = joined.at(-1)
    if (last && column.from - last.to <= touching && [...own].every((line) => !open.has(line))) {
      last.to = column.to
      for (const line of own) open.add(line)
    } else {
      joined.push({ ...column })
      open = own
    }
  }
  return joined
}

/** Words across columns and nothing beside them: a title over the whole table. */
function placeLine(fragments: Fragment[], columns: Column[], measure: Measure): Placed[] {
  const words = fragments.flatMap((one) => place(one, columns, measure))
  const [only, more] = words
  return only && !more && only.col === 0 && only.lastCol > 0 ? [{ ...only, lastCol: columns.length - 1 }] : words
}

/** Puts a fragment into the columns; one that has a space in a gutter is parted there, one that has none lies across. */
function place(fragment: Fragment, columns: Column[], measure: Measure): Placed[] {
  const placed: Placed[] = []
  let rest = fragment
  let col = firstColumn(rest, columns)
  let lastCol = col
  for (let next = col + 1; next < columns.length; next++) {
    const gutter = { from: columns[next - 1]!.to, to: columns[next]!.from }
    if (rest.to <= gutter.to) break
    const cut = cutIn(rest, gutter, measure)
    if (cut) {
      placed.push({ ...cut[0], col, lastCol })
      rest = cut[1]
      col = next
    }
    lastCol = next
  }
  placed.push({ ...rest, col, lastCol })
  return placed
}

/** The first column that a fragment has words in; the nearest where it lies in a gutter. */
function firstColumn({ from, to }: Column, columns: Column[]): number {
  const shared = (column: Column | undefined) => (column ? Math.min(to, column.to) - Math.max(from, column.from) : 0)
  const within = columns.findIndex((column) => shared(column) > 0)
  // Words that reach a little into the column before have only slipped.
  if (within >= 0) return shared(columns[within]) <= 2 && shared(columns[within + 1]) > 2 ? within + 1 : within
  const next = columns.findIndex((column) => column.from >= to)
  if (next <= 0) return next === 0 ? 0 : columns.length - 1
  return from - (columns[next - 1] as Column).to <= (columns[next] as Column).from - to ? next - 1 : next
}

/** A half-width space between two full-width characters: seldom within words. */
const isSpaced = (text: string, at: number) => /^[^\s-~] [^\s-~]$/.test(text.slice(at - 1, at + 2))

/** Parts a fragment at its last space within a gutter. */
function cutIn(fragment: Fragment, gutter: Column, measure: Measure): [Fragment, Fragment] | undefined {
  let [x, at, found] = [fragment.from, 0, -1]
  let foundAt = 0
  for (const c of fragment.text) {
    if (x >= gutter.to) break
    const opens = opensWords.test(fragment.text.slice(at + 1, at + 8))
    const after = /\s[◆◇●○■□▲△▶▷◎〇]$/.test(fragment.text.slice(Math.max(0, at - 2), at))
    if (x >= gutter.from - drift && c.trim() === '' && !after && (x >= gutter.from - 1 || opens || isSpaced(fragment.text, at)))
      [found, foundAt] = [at, x]
    x += columnsOf(c, measure)
    at += c.length
  }
  if (found < 0) return undefined
  const [before, after] = [fragment.text.slice(0, found).trimEnd(), fragment.text.slice(found + 1)]
  if (before === '' || after.trim() === '') return undefined
  return [
    { ...fragment, text: before, to: fragment.from + columnsOf(before, measure) },
    { ...fragment, text: after.trimStart(), from: foundAt + 1 },
  ]
}

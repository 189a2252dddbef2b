import type { Scheme } from '../scheme.ts'
import type { ColumnLine } from './columns-line.ts'
import { isListLine, readLineMark } from './line-mark.ts'

/** An undertaking (取組) of the plan's column: its title, and the lines under it. */
export interface Undertaking {
  /** 0 for the highest mark. */
  depth: number
  mark?: string
  number?: number
  title: string
  details: string[]
  line: ColumnLine
  /** Indexes of it and of its parent in the list; where the words of it and of all below it end. */
  parent?: number
  until: number
}

/** Reads the column of the plan: marks open undertakings, lists stand under them. Words before any mark belong to the title over the columns. */
export function readUndertakings(lines: ColumnLine[], scheme: Scheme): { undertakings: Undertaking[]; before: string[] } {
  const depths = depthOfMarks(lines, scheme)
  const undertakings: Undertaking[] = []
  const before: string[] = []
  let apart = false
  for (const line of lines) {
    const text = line.text.trim()
    const mark = readLineMark(text)
    const depth = mark === undefined ? undefined : depths.get(mark.mark)
    const last = undertakings.at(-1)
    if (last && last.line.row !== line.row) apart = true
    if (text === '') apart = true
    else if (mark !== undefined && depth !== undefined) {
      const parent = undertakings.findLastIndex((one) => one.depth < depth)
      undertakings.push({
        depth,
        mark: mark.mark,
        ...(mark.number === undefined ? {} : { number: mark.number }),
        title: mark.rest,
        details: [],
        line,
        ...(parent < 0 ? {} : { parent }),
        until: line.at,
      })
      apart = false
    } else if (!last) before.push(line.text)
    else if (!apart && last.details.length === 0 && !isListLine(text) && !/[。．]$/.test(last.title)) last.title += text
    else last.details.push(line.text)
  }
  setEnds(undertakings, lines)
  return { undertakings, before }
}

/** The declared marks with their depth; where a paper uses none of them, its own in the order in which they come. */
function depthOfMarks(lines: ColumnLine[], scheme: Scheme): Map<string, number> {
  const declared = Object.keys(scheme.columns?.marks ?? {})
  const used = [...new Set(lines.flatMap(({ text }) => readLineMark(text)?.mark ?? []))]
  const marks = used.some((mark) => declared.includes(mark)) ? declared : used.slice(0, declared.length)
  return new Map(marks.map((mark, depth) => [mark, depth]))
}

function setEnds(undertakings: Undertaking[], lines: ColumnLine[]): void {
  const last = lines.at(-1)?.at
  const ends: number[] = []
  for (const one of undertakings.toReversed()) {
    const below = ends.slice(0, one.depth + 1).filter((at) => at !== undefined)
    one.until = below.length > 0 ? Math.min(...below) : last === undefined ? one.line.at : last + 1
    ends[one.depth] = one.line.at
    ends.length = one.depth + 1
  }
}

/** Keys of the levels that marks open, by depth. */
export function levelOfDepth(scheme: Scheme, depth: number): string | undefined {
  return Object.values(scheme.columns?.marks ?? {})[depth]
}

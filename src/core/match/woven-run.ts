import type { BudgetStage } from '../exchange.ts'
import { findLabels } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabel } from '../label-pattern.ts'
import type { ObservationMeasure } from '../observation.ts'
import { isYear } from './form-proof.ts'
import type { WovenLine } from './woven-head.ts'

/** A word that heads a column, ready to be looked for. */
export interface Word {
  label: CompiledLabel
  part: BudgetStage | ObservationMeasure
}

/** Words of a scheme, ready to be looked for. */
export const compileAll = (words: Record<string, Word['part']>): Word[] =>
  Object.entries(words).map(([pattern, part]) => ({ label: compileLabel(pattern), part }))

/** Words of one kind that follow each other on a line. */
export interface Run {
  at: number
  locator: string
  hits: { part: Word['part']; text: string; fiscalYear?: number; start: number; end: number }[]
}

/** The line with the most of these words in a row, the lowest of equals; words of `taken` do not count. */
export function longestRun(lines: WovenLine[], words: Word[], taken: Run | undefined): Run | undefined {
  let best: Run | undefined
  lines.forEach((line, at) => {
    const before = taken?.at === at ? taken.hits.at(-1) : undefined
    const from = before === undefined ? 0 : before.end
    const run = { at, locator: line.locator, hits: runOf(line.text, words, from) }
    if (run.hits.length >= (best === undefined ? 2 : best.hits.length)) best = run
  })
  return best
}

function runOf(text: string, words: Word[], from: number): Run['hits'] {
  const fold = foldLabel(text)
  const all = words
    .flatMap(({ label, part }) =>
      findLabels(label, text, fold).map(({ start, end, match }) => ({
        part,
        start,
        end,
        text: text.slice(start, end),
        ...(match.fiscalYear === undefined ? {} : { fiscalYear: match.fiscalYear }),
      })),
    )
    .filter(({ start }) => start >= from)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let best: Run['hits'] = []
  let run: Run['hits'] = []
  for (const hit of all) {
    const end = run.at(-1)?.end ?? -1
    if (hit.start < end) continue
    run = run.length > 0 && text.slice(end, hit.start).trim() === '' ? [...run, hit] : [hit]
    if (run.length > best.length) best = run
  }
  return best
}

/** Fiscal years that follow each other on a line, which at most two words may open. */
export function yearRun({ text }: WovenLine): string[] {
  const pieces = text.split(/[\s\u3000]+/).filter((piece) => piece !== '')
  const first = pieces.findIndex(isYear)
  if (first < 0 || first > 2) return []
  const rest = pieces.slice(first)
  const end = rest.findIndex((piece) => !isYear(piece))
  return end < 0 ? rest : rest.slice(0, end)
}

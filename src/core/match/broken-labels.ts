import type { Cell, Grid } from '../grid.ts'
import { type CompiledLabel, foldLabelText } from '../label-pattern.ts'
import type { FormLabels } from './form-labels.ts'

/** A broken label goes on at most so many lines further down, and has at most so many words in a row on one line. */
const reach = 3
const mostWords = 4

/** Words that follow each other on a line, comparable, with their place. */
interface Run {
  folded: string
  start: number
  end: number
}

/** A piece of a label on a line. Raw indices. */
interface Fragment {
  line: number
  start: number
  end: number
}

/**
 * Text whose labels were broken over lines that other cells share (「総合計画 国土強靭化 / の体系 地域計画の体系」) with each label whole
 * again where its first words stand. Labels that stand whole somewhere are left alone; one beside the words of a reason goes.
 */
export function mendLabels(labels: FormLabels, grid: Grid): Grid {
  if (grid.kind !== 'lines') return grid
  const lines = grid.cells.map(({ text }) => ({ text, runs: text.length > 400 ? [] : runsOf(text) }))
  const whole = comparable(lines.map(({ text }) => text).join(' '))
  const patterns = [...labels.fields.filter(({ head }) => !head).map(({ label }) => label), ...labels.others]
  const reasons = labels.fields.filter(({ part }) => part === 'reason').map(({ label }) => label)
  const cuts = new Map<number, (Fragment & { put: string })[]>()
  for (const { pattern } of patterns) {
    const wanted = comparable(pattern)
    if (wanted.length < 5 || whole.includes(wanted)) continue
    const found = findBroken(lines, wanted)
    if (!found) continue
    const whose = reasons.length > 0 && isAmongReasons(lines, found, reasons)
    const text = whose ? '' : found.map(({ line, start, end }) => lines[line]?.text.slice(start, end)).join('')
    found.forEach((one, i) => {
      cuts.set(one.line, [...(cuts.get(one.line) ?? []), { ...one, put: i === 0 ? text : '' }])
    })
  }
  if (cuts.size === 0) return grid
  return { ...grid, cells: grid.cells.map((cell, line) => mended(cell, cuts.get(line) ?? [])) }
}

/** Whether the label of a reason (判断理由) follows a label that stands beside the reason's words: they stay together, then. */
function isAmongReasons(lines: Lines, found: Fragment[], reasons: CompiledLabel[]): boolean {
  const last = (found.at(-1) as Fragment).line
  const near = lines.slice(last + 1, last + 1 + reach).map(({ text }) => foldLabelText(text))
  return near.some((text) => reasons.some((label) => label.whole.test(text)))
}

function mended(cell: Cell, cuts: (Fragment & { put: string })[]): Cell {
  let text = cell.text
  for (const { start, end, put } of cuts.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + put + text.slice(end)
  return { ...cell, text }
}

/** A year is a year, whichever: a label has a placeholder where the paper has one. */
function comparable(text: string): string {
  return foldLabelText(text)
    .replace(/\{期間\}|(?:令和|平成|[rh])?\d{1,4}(?:年度?)?~(?:令和|平成|[rh])?\d{1,4}年度/g, '▣')
    .replace(/\{翌?年度\}|(?:(?:令和|平成|[rh])(?:元|\d{1,2})|\d{4})年度/g, '▢')
}

/** The longer run of words first. */
function runsOf(text: string): Run[] {
  const words = [...text.matchAll(/[^\s\u3000]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  return words.flatMap(({ start }, at) =>
    words
      .slice(at, at + mostWords)
      .toReversed()
      .map(({ end }) => ({ folded: comparable(text.slice(start, end)), start, end }))
      .filter(({ folded }) => folded.length >= 2),
  )
}

type Lines = { text: string; runs: Run[] }[]

function findBroken(lines: Lines, wanted: string): Fragment[] | undefined {
  for (const line of lines.keys()) {
    const found = fragmentsFrom(lines, line, wanted, true)
    if (found && found.length > 1) return found
  }
  return undefined
}

/** The fragments that make up what is wanted, the first of them on this line; further ones on the lines after it. */
function fragmentsFrom(lines: Lines, line: number, wanted: string, first: boolean): Fragment[] | undefined {
  for (const { folded, start, end } of lines[line]?.runs ?? []) {
    if (!wanted.startsWith(folded) || (first && folded === wanted)) continue
    if (folded === wanted) return [{ line, start, end }]
    for (let next = line + 1; next <= line + reach; next++) {
      const rest = fragmentsFrom(lines, next, wanted.slice(folded.length), false)
      if (rest) return [{ line, start, end }, ...rest]
    }
  }
  return undefined
}

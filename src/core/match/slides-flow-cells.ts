import type { Cell } from '../grid.ts'
import type { SchemeField } from '../scheme-field.ts'
import { foldWithPositions } from '../text-fold.ts'
import { depthOf, type SlidesDraft } from './slides-draft.ts'
import { cutNamed, type FlowLine, isNameLike } from './slides-flow.ts'
import type { KnownNames } from './slides-flow-names.ts'
import { readItemName } from './slides-tree.ts'

/** The words of one row of a list, as far as its lines give them. */
export interface FlowRow {
  lines: FlowLine[]
  amount?: string
}

/** How many letters of 「分野①」 stand at the head of a text, for the level's own word. */
export function unnamedAt(draft: SlidesDraft, key: string, folded: string): number {
  const level = draft.scheme.levels.find((one) => one.key === key)
  const word = level ? foldWithPositions(level.label).folded : ''
  if (!level || !folded.startsWith(word)) return 0
  const number = /^[(（]?\d{1,2}[)）]?|^$/.exec(folded.slice(word.length))?.[0] ?? ''
  return number === '' ? 0 : word.length + number.length
}

/** The cells of a row: the levels above by their names, then the row's own name, its words and amount. */
export function cellsOf(
  draft: SlidesDraft,
  { lines, amount }: FlowRow,
  row: number,
  fields: SchemeField[],
  names: KnownNames,
): Cell[] {
  const cells: Cell[] = []
  const [first] = lines
  const put = (field: SchemeField, text: string, line = first) => {
    if (line) cells.push({ row, col: fields.indexOf(field), rowSpan: 1, colSpan: 1, text, locator: line.cell.locator })
  }
  const items = fields.filter((field) => field.type === 'item').sort((a, b) => depthOf(draft, a.level) - depthOf(draft, b.level))
  const words = fields.find(({ type }) => type === 'narratives')
  const budget = fields.find(({ type }) => type === 'budget')
  let raw = lines.map(({ text }) => text).join('\n')
  for (const field of items.slice(0, -1)) {
    const dash = /^[-−–—―ー]\s+/.exec(raw)
    const taken = dash ? dash[0].length : takenBy(draft, raw, field.level, names)
    put(field, dash ? 'ー' : raw.slice(0, taken).trim())
    raw = raw.slice(taken).trimStart()
  }
  const own = items.at(-1)
  const last = lines.at(-1)
  if (own && raw !== '') {
    const { above, name, rest } = cutName(draft, raw, own.level, names)
    const parent = items.at(-2)
    if (above !== '' && parent)
      cells.splice(
        cells.findIndex(({ col }) => col === fields.indexOf(parent)),
        1,
      )
    if (above !== '' && parent) put(parent, above)
    put(own, name, lines.find(({ text }) => name.startsWith(text.slice(0, 6)) || text.includes(name.slice(0, 6))) ?? first)
    if (words && rest !== '') put(words, rest, lines.find(({ text }) => text.includes(rest.slice(0, 6))) ?? last)
  }
  const line = last ?? { cell: { locator: `row ${row}` } as Cell, text: '', apart: true, indented: false }
  if (budget && amount !== undefined) put(budget, amount, line)
  return cells
}

function takenBy(draft: SlidesDraft, raw: string, key: string, names: KnownNames): number {
  const { folded, at } = foldWithPositions(raw)
  const known = names.get(key)?.find((name) => folded.startsWith(name))
  const length = unnamedAt(draft, key, folded) || known?.length
  if (length === undefined || length === 0) return 0
  const end = at[length] ?? raw.length
  // A name that only begins another word is none.
  return end === raw.length || /\s$/.test(raw.slice(0, end)) || /^\s/.test(raw.slice(end)) ? end : 0
}

/** The row's own name within its words: one that is known; else by where its line ends. What stands before it is the level above. */
function cutName(draft: SlidesDraft, raw: string, key: string, names: KnownNames): { above: string; name: string; rest: string } {
  const { folded, at } = foldWithPositions(raw)
  const all = (names.get(key) ?? [])
    .filter(({ length }) => length >= 5)
    .map((name) => ({ from: folded.indexOf(name), length: name.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from || b.length - a.length)
  const [nearest] = all
  // A name right behind another is the row's own; the first is that of the level above.
  const found = nearest && (all.find(({ from }) => from === nearest.from + nearest.length) ?? nearest)
  if (found && isNameLike(raw.slice(0, at[found.from]).replace(/\s+/g, ''))) {
    const end = at[found.from + found.length] ?? raw.length
    const marked = /^\s*[(（]再掲[)）]/.exec(raw.slice(end))?.[0] ?? ''
    const name = `${raw.slice(at[found.from], end)}${marked}`
    return { above: raw.slice(0, at[found.from]).trim(), name, rest: raw.slice(end + marked.length).trim() }
  }
  const [line = '', ...others] = raw.split('\n')
  const named = cutNamed(line)
  if (named) return { above: '', name: named.name, rest: [named.words, ...others].join('\n') }
  const level = draft.scheme.levels.find((one) => one.key === key)
  const whole = level && readItemName(line, level, draft)
  return { above: '', name: whole ? line : '', rest: others.join('\n') }
}

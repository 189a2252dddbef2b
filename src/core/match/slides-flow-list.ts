import type { Cell, Grid } from '../grid.ts'
import type { SchemeField } from '../scheme-field.ts'
import { foldWithPositions } from '../text-fold.ts'
import { depthOf, type SlidesDraft } from './slides-draft.ts'
import { cutNamed, endsSentence, type FlowLine, flowLines, isNameLike } from './slides-flow.ts'
import type { KnownNames } from './slides-flow-names.ts'
import { labelOf, type SlideLabel } from './slides-labels.ts'
import { readList } from './slides-list.ts'
import type { ListColumn } from './slides-list-header.ts'
import { readItemName } from './slides-tree.ts'

/** The words of one row of a list, as far as its lines give them. */
interface FlowRow {
  lines: FlowLine[]
  amount?: string
}

/** Whether a line holds the headings of a list, one behind the other: 「分野 事業名 事業概要」. */
export function isListHead(text: string, labels: SlideLabel[]): boolean {
  const found = text.split(/\s+/).flatMap((word) => labelOf(labels, word)?.label.field ?? [])
  return found.length >= 2 && found.some(({ type }) => type === 'item')
}

/** Reads a list of which only the text is left: rows are cut at their amounts, else where a sentence ends before a name. */
export function readFlowList(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[], names: KnownNames): void {
  const lines = flowLines(grids)
  const head = lines.findIndex(({ text }) => isListHead(text, labels))
  const body = lines.slice(head + 1).filter(({ text }, nth) => nth > 0 || !/^[(（].*円[)）]/.test(text))
  const fields = draft.scheme.sheet.flatMap((section) => section.fields)
  const budget = fields.find(({ type }) => type === 'budget')
  const rows = budget ? cutAtAmounts(body) : cutAtSentences(draft, body, fields, names)
  const columns = fields.map((field, col): ListColumn => ({ from: col, to: col + 1, field, heading: field.label }))
  const cells = rows.flatMap((row, nth) => cellsOf(draft, row, nth, fields, names))
  const grid: Grid = { place: 'text', kind: 'table', rowCount: rows.length, colCount: fields.length, cells }
  readList(draft, grid, { columns, to: 0, colCount: fields.length })
}

const amountAtEnd = /(?:^|\s)([(（]?[▲△]?\d[\d,]*[)）]?)(?:\s+(\d{1,3}|[-−–—―ー]))?$/

function cutAtAmounts(lines: FlowLine[]): FlowRow[] {
  const rows: FlowRow[] = []
  let open: FlowLine[] = []
  for (const line of lines) {
    const found = amountAtEnd.exec(line.text)
    const amount = found?.[1] as string
    if (!found || (found[2] === undefined && !/\d,\d|\d{3}/.test(amount))) {
      open.push(line)
      continue
    }
    const rest = line.text.slice(0, found.index).trim()
    rows.push({ lines: rest === '' ? open : [...open, { ...line, text: rest }], amount })
    open = []
  }
  return rows
}

/** A row ends with a sentence after which a name begins: alone on its line, or with its sentence behind it. */
function cutAtSentences(draft: SlidesDraft, lines: FlowLine[], fields: SchemeField[], names: KnownNames): FlowRow[] {
  const rows: FlowRow[] = []
  let open: FlowLine[] = []
  for (const [nth, line] of lines.entries()) {
    const text = line.text.replace(/(?<=[\u3041-\u9fff])\s+\d{1,3}$/, '')
    if (/^\d{1,3}$/.test(text)) continue
    open.push({ ...line, text })
    const next = lines[nth + 1]?.text
    const named =
      open.some((one) => !isAbove(draft, one.text, fields, names)) && (open.length > 1 || cutNamed(text) !== undefined)
    if (
      named &&
      endsSentence(text) &&
      (next === undefined || isNameLike(next) || cutNamed(next) || isAbove(draft, next, fields, names))
    ) {
      rows.push({ lines: open })
      open = []
    }
  }
  return open.length > 0 ? [...rows, { lines: open }] : rows
}

/** A line that names an item above the rows: 分野①, or a name known from elsewhere. */
const isAbove = (draft: SlidesDraft, text: string, fields: SchemeField[], names: KnownNames) => {
  const levels = fields.flatMap((field) => (field.type === 'item' && field.level !== draft.scheme.evaluates ? [field.level] : []))
  const { folded } = foldWithPositions(text)
  return levels.some((key) => unnamedAt(draft, key, folded) > 0 || (names.get(key) ?? []).some((name) => name.startsWith(folded)))
}

/** How many letters of 「分野①」 stand at the head of a text, for the level's own word. */
function unnamedAt(draft: SlidesDraft, key: string, folded: string): number {
  const level = draft.scheme.levels.find((one) => one.key === key)
  const word = level ? foldWithPositions(level.label).folded : ''
  if (!level || !folded.startsWith(word)) return 0
  const number = /^[(（]?\d{1,2}[)）]?|^$/.exec(folded.slice(word.length))?.[0] ?? ''
  return number === '' ? 0 : word.length + number.length
}

/** The cells of a row: the levels above by their names, then the row's own name, its words and amount. */
function cellsOf(draft: SlidesDraft, { lines, amount }: FlowRow, row: number, fields: SchemeField[], names: KnownNames): Cell[] {
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

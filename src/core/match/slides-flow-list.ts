import type { Grid } from '../grid.ts'
import type { SchemeField } from '../scheme-field.ts'
import { foldWithPositions } from '../text-fold.ts'
import type { SlidesDraft } from './slides-draft.ts'
import { cutNamed, endsSentence, type FlowLine, flowLines, isNameLike } from './slides-flow.ts'
import { cellsOf, type FlowRow, unnamedAt } from './slides-flow-cells.ts'
import type { KnownNames } from './slides-flow-names.ts'
import { labelOf, type SlideLabel } from './slides-labels.ts'
import { readList } from './slides-list.ts'
import type { ListColumn } from './slides-list-header.ts'

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
  const last = budget !== undefined && amountsLast(lines[head]?.text ?? '', labels)
  const rows = last ? cutAtAmounts(body) : cutAtSentences(draft, budget ? withoutAmounts(body) : body, fields, names)
  const columns = fields.map((field, col): ListColumn => ({ from: col, to: col + 1, field, heading: field.label }))
  const cells = rows.flatMap((row, nth) => cellsOf(draft, row, nth, fields, names))
  const grid: Grid = { place: 'text', kind: 'table', rowCount: rows.length, colCount: fields.length, cells }
  readList(draft, grid, { columns, from: 0, to: 0, colCount: fields.length })
}

/** Whether the amounts stand behind the names, where they end the rows; elsewhere they have lost their rows. */
function amountsLast(head: string, labels: SlideLabel[]): boolean {
  const types = head.split(/\s+/).map((word) => labelOf(labels, word)?.label.field?.type)
  return types.lastIndexOf('budget') > types.lastIndexOf('item')
}

const looseAmount = /(?:^|\s)[(（]?[▲△]?(?:\d{1,3}(?:,\d{3})+|\d{3,})[)）]?(?=\s|$)/g

const withoutAmounts = (lines: FlowLine[]): FlowLine[] =>
  lines.map((line) => ({ ...line, text: line.text.replace(looseAmount, ' ').trim() })).filter(({ text }) => text !== '')

const amountAtEnd = /(?:^|\s)([(（]?[▲△]?[\d０-９][\d０-９,，]*[)）]?)(?:\s+(\d{1,3}|[-−–—―ー]))?$/

function cutAtAmounts(lines: FlowLine[]): FlowRow[] {
  const rows: FlowRow[] = []
  let open: FlowLine[] = []
  for (const line of lines) {
    const found = amountAtEnd.exec(line.text)
    const amount = found?.[1] as string
    if (!found || (found[2] === undefined && !/[\d０-９][,，][\d０-９]|[\d０-９]{3}/.test(amount))) {
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

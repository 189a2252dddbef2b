import { parseFigure } from '../figure.ts'
import type { Cell, DocumentContent, Grid } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import { cleanLine } from '../text-fold.ts'
import { columnOf } from './column-use.ts'
import { isColumnWord } from './column-words.ts'
import { isGradeLike, lookUp, type Sureness } from './field-words.ts'
import { type WrittenLabel, writeLabel } from './label-pattern-of.ts'
import type { LabelUse } from './label-use.ts'
import { listedUse } from './listed-children.ts'
import { settleUse } from './settle-use.ts'
import { belowOf, indexTables, rightOf, type TableIndex } from './table-index.ts'

/** A label (見出し) found on a sheet nobody has seen, with what it is taken for. */
export interface DraftLabel {
  locator: string
  /** As a scheme writes it: `{年度}決算`. */
  label: string
  use: LabelUse
  sure: Sureness
  /** What stands beside or below it on this paper; absent where nothing does. */
  sample?: string
}

/** No label is longer, in characters. */
const longestLabel = 40
/** A word that the dictionary does not know is taken for a label only where it is as short as this. */
const longestUnknown = 16
const longestSample = 80

/** Every label of a document in reading order, each once, with a proposal; those that nothing is known of come as `other`. */
export function draftLabels(content: DocumentContent): DraftLabel[] {
  const tables = new Map(indexTables(content).map((table) => [table.number, table]))
  const found = content.grids.flatMap((grid, number) => {
    const table = tables.get(number)
    return table ? labelsOfTable(table) : grid.kind === 'lines' ? labelsOfLines(grid) : []
  })
  const seen = new Set<string>()
  return settleLists(found).filter(({ label, use }) => {
    const key = `${label} ${use}`
    return !seen.has(key) && seen.add(key)
  })
}

/** A label with what it is in a list of items below the sheet's own, if the paper has an item of its own. */
type FoundLabel = DraftLabel & { listed?: LabelUse }

/** Only a paper that names its own item elsewhere lists others below it; else the list is the paper. */
function settleLists(found: FoundLabel[]): DraftLabel[] {
  const own = found.some(({ use, listed }) => use.startsWith('item:') && listed === undefined)
  return found.map(({ listed, ...label }) => (own && listed !== undefined ? { ...label, use: listed } : label))
}

function labelsOfTable(table: TableIndex): FoundLabel[] {
  const words = new Map<Cell, WrittenLabel>()
  for (const cell of table.grid.cells) {
    const written = isLabelLike(cell.text) ? writeLabel(cell.text) : undefined
    if (written) words.set(cell, written)
  }
  const isLabel = (cell: Cell | undefined) => {
    const word = cell && words.get(cell)?.word
    return word !== undefined && (lookUp(word) !== undefined || isColumnWord(word))
  }
  const wordAt = (cell: Cell) => words.get(cell)?.word
  return [...words].flatMap(([cell, { pattern, word }]): FoundLabel[] => {
    const sample = sampleOf(table, cell, isLabel)
    const place = { locator: cell.locator, label: pattern, ...(sample === undefined ? {} : { sample }) }
    const column = columnOf(table, cell, word, wordAt)
    if (column) return [{ ...place, use: column, sure: 'sure' }]
    const known = settleUse(table, cell, lookUp(word), { sample, isLabel, wordAt })
    if (known?.use === 'withheld') return [{ locator: cell.locator, label: pattern, ...known }]
    if (known) {
      const settled = withSample(known, sample)
      const listed = listedUse(table, cell, settled.use, { sample, isLabel, wordAt })
      return [{ ...place, ...settled, ...(listed === undefined ? {} : { listed }) }]
    }
    if (!isHeadOfRow(table, cell, sample)) return []
    return [{ ...place, use: sample !== undefined && isAnswer(sample) ? 'grade' : 'other', sure: 'guess' }]
  })
}

/** What stands beside an unknown label is an answer, not a figure: 概ね順調, ◎, □高い ■普通. */
const isAnswer = (sample: string): boolean => isGradeLike(sample) && !/^[1-5１-５]/.test(sample)

/** A word that may head both words and a grade is told by what stands there. */
function withSample(known: { use: LabelUse; sure: Sureness }, sample: string | undefined): { use: LabelUse; sure: Sureness } {
  const open = known.use === 'indicators' || known.use === 'grade' || known.use.startsWith('narratives:')
  return open && sample !== undefined && isGradeLike(sample) ? { use: 'grade', sure: 'likely' } : known
}

/** Short, one thing, and neither a figure nor a dash. */
function isLabelLike(text: string): boolean {
  const line = cleanLine(text)
  return (
    line !== '' &&
    line.length <= longestLabel &&
    !/[。]/.test(line) &&
    parseMissing(line) === undefined &&
    parseFigure(line).kind === 'prose'
  )
}

/** What a label leads to on this paper: the cell beside it, else the one below; other labels are no values. */
function sampleOf(table: TableIndex, cell: Cell, isLabel: (cell: Cell | undefined) => boolean): string | undefined {
  const value = [rightOf(table, cell), belowOf(table, cell)].find((one) => one && !isLabel(one) && one.text.trim() !== '')
  const text = value && cleanLine(value.text)
  return text && (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text)
}

/** The first word of a row with something said beside it. */
function isHeadOfRow(table: TableIndex, cell: Cell, sample: string | undefined): boolean {
  if (sample === undefined || cell.text.trim().length > longestUnknown) return false
  const before = table.at(cell.row, cell.col - 1)
  return (before === undefined || before.text.trim() === '') && rightOf(table, cell) !== undefined
}

/** 担当課：○○課, 【目的】, ■ 事業の概要: a label with its words behind it, or a heading over them. */
const labelledLine = /^\s*([^:：。]{1,30})[:：]\s*(\S.*)?$/
const headedLine = /^\s*(?:[【〈《<[]([^】〉》>\]]{1,30})[】〉》>\]]|[■□●◆▼]\s*(\S{1,30}))\s*(\S.*)?$/

/** A line that stands alone heads what follows: a table of its kind, which says the rest itself. */
const headsTable = (use: LabelUse): LabelUse => (use === 'grade' || use === 'budget' || use === 'indicators' ? 'section' : use)

function labelsOfLines(grid: Grid): DraftLabel[] {
  return grid.cells.flatMap(({ text, locator }): DraftLabel[] => {
    const [first = ''] = text.split('\n')
    const labelled = labelledLine.exec(first)
    const headed = labelled ? undefined : headedLine.exec(first)
    const head = labelled?.[1] ?? headed?.[1] ?? headed?.[2] ?? (first.length <= longestUnknown ? first : '')
    const written = isLabelLike(head) ? writeLabel(head) : undefined
    const known = written && lookUp(written.word)
    if (!written || !known) return []
    const rest = labelled?.[2] ?? headed?.[3]
    const sample = rest === undefined || known.use === 'withheld' ? {} : { sample: rest.slice(0, longestSample) }
    return [{ locator, label: written.pattern, ...(labelled ? known : { ...known, use: headsTable(known.use) }), ...sample }]
  })
}

import type { Cell, DocumentContent } from '../grid.ts'
import { columnOf, headsBareRow } from './column-use.ts'
import { isColumnWord } from './column-words.ts'
import type { Sureness } from './dictionary.ts'
import { isGradeLike, lookUp } from './field-words.ts'
import { isLabelLike, longestUnknown } from './label-like.ts'
import { type WrittenLabel, writeLabel } from './label-pattern-of.ts'
import { sampleOf } from './label-sample.ts'
import type { LabelUse } from './label-use.ts'
import { labelsOfLines, partHead } from './line-labels.ts'
import { listedUse } from './listed-children.ts'
import { namedCells } from './named-cells.ts'
import { headsPart, settleUse } from './settle-use.ts'
import { indexTables, rightOf, type TableIndex } from './table-index.ts'

/** A label (見出し) found on a sheet nobody has seen, with what it is taken for. */
export interface DraftLabel {
  locator: string
  /** As a scheme writes it: `{年度}決算`. */
  label: string
  use: LabelUse
  sure: Sureness
  /** What stands beside or below it on this paper; absent where nothing does. */
  sample?: string
  /** Amounts stand directly under it, with no head before them (令和5年度決算額 over one row of figures). */
  bare?: true
}

/** Every label of a document in reading order, each once, with a proposal; those that nothing is known of come as `other`. */
export function draftLabels(content: DocumentContent): DraftLabel[] {
  const tables = new Map(indexTables(content).map((table) => [table.number, table]))
  const found = content.grids.flatMap((grid, number) => {
    const table = tables.get(number)
    const headsTable = content.grids[number + 1]?.kind === 'table'
    return table ? labelsOfTable(table) : grid.kind === 'lines' ? labelsOfLines(grid, headsTable) : []
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
    // 継続, 概ね順調: an answer, though the word may head words elsewhere.
    const written = isLabelLike(cell.text) && !isGradeLike(cell.text.trim()) ? writeLabel(cell.text) : undefined
    if (written) words.set(cell, written)
  }
  const isLabel = (cell: Cell | undefined) => {
    const word = cell && words.get(cell)?.word
    return word !== undefined && (lookUp(word) !== undefined || isColumnWord(word))
  }
  const wordAt = (cell: Cell) => words.get(cell)?.word
  const patternAt = (cell: Cell) => words.get(cell)?.pattern
  const named = namedCells(table, { isLabel, wordAt })
  return [...words].flatMap(([cell, { pattern, word }]): FoundLabel[] => {
    if (named.has(cell)) return []
    const sample = sampleOf(table, cell, isLabel)
    const around = { sample, isLabel, wordAt, patternAt }
    const place = { locator: cell.locator, label: pattern, ...(sample === undefined ? {} : { sample }) }
    const listed = listedUse(table, cell, around)
    const inList = listed === undefined ? {} : { listed }
    const column = columnOf(table, cell, word, wordAt)
    const bare = column?.startsWith('budget:') && headsBareRow(table, cell) ? { bare: true as const } : {}
    if (column) return [{ ...place, use: column, sure: 'sure', ...bare, ...inList }]
    const known = settleUse(table, cell, lookUp(word), around)
    if (known?.use === 'withheld') return [{ locator: cell.locator, label: pattern, ...known }]
    if (known) return [{ ...place, ...withSample(known, sample), ...inList }]
    if (listed !== undefined && listed !== 'other') return [{ ...place, use: 'other', sure: 'guess', ...inList }]
    if (partHead.test(cell.text) && headsPart(table, cell)) return [{ ...place, use: 'section', sure: 'guess' }]
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

/** The first word of a row with something said beside it. */
function isHeadOfRow(table: TableIndex, cell: Cell, sample: string | undefined): boolean {
  if (sample === undefined || cell.text.trim().length > longestUnknown) return false
  const before = table.at(cell.row, cell.col - 1)
  return (before === undefined || before.text.trim() === '') && rightOf(table, cell) !== undefined
}

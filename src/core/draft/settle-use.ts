import type { Cell } from '../grid.ts'
import type { Sureness } from './dictionary.ts'
import { lookUp } from './field-words.ts'
import type { LabelUse } from './label-use.ts'
import { belowOf, rightOf, type TableIndex } from './table-index.ts'

type Known = { use: LabelUse; sure: Sureness }

/** What is known of the labels around one. */
export interface LabelsAround {
  sample: string | undefined
  isLabel: (cell: Cell | undefined) => boolean
  wordAt: (cell: Cell) => string | undefined
  patternAt: (cell: Cell) => string | undefined
}

/**
 * Settles what a label of the dictionary is taken for by its place: one that only groups other labels (縦書きの見出し) is a heading of that
 * part; a kind of indicator beside a column of names is none itself; the head of a column in whose rows each label asks for a grade of its
 * own (評価項目 | 評価 | 理由) asks for nothing.
 */
export function settleUse(table: TableIndex, cell: Cell, known: Known | undefined, around: LabelsAround): Known | undefined {
  if (!known) return isNameUnder(table, cell, around) ? { use: 'indicator:name', sure: 'likely' } : undefined
  const { use } = known
  const open = use === 'grade' || use.startsWith('narratives:')
  if ((open || use === 'indicators' || use === 'budget') && headsPart(table, cell)) return { use: 'section', sure: 'likely' }
  if (use === 'fiscalYear' && /\{年度\}/.test(around.patternAt(cell) ?? '')) return undefined
  if (
    use === 'grade' &&
    (headsQuestions(table, cell, around) ||
      (/^[\d.,]*[%％]?$/.test(around.sample ?? '-') && !/^[1-9]$/.test(around.sample ?? '')))
  )
    return { use: 'other', sure: 'likely' }
  if (use === 'narratives:note' && standsAmongFigures(table, cell, around)) return { use: 'other', sure: 'likely' }
  const right = rightOf(table, cell)
  const grouped = use === 'budget' && right !== undefined && lookUp(around.wordAt(right) ?? '')?.use === 'budget'
  if (grouped && cell.rowSpan > 1) return { use: 'other', sure: 'likely' }
  if (open && cell.rowSpan > 1 && around.isLabel(right)) return { use: 'section', sure: 'likely' }
  if (use === 'indicators' && headsNames(table, cell, around)) return { use: 'indicator:name', sure: 'likely' }
  if (use === 'indicator:name' && isKind(around.wordAt(cell)) && hasNames(table, cell, around))
    return { use: 'other', sure: 'likely' }
  if ((use === 'grade' || use === 'narratives:note') && headsGrades(table, cell, around)) return { use: 'other', sure: 'likely' }
  return known
}

/** Alone in its row, over the rows of a part of the sheet: 「２ 実施結果」. What stands alone below it too is a box of words. */
export function headsPart(table: TableIndex, cell: Cell): boolean {
  if (table.grid.colCount < 2 || wordsInRow(table, cell.row).length > 1) return false
  for (let row = cell.row + cell.rowSpan; row < Math.min(table.grid.rowCount, cell.row + cell.rowSpan + 3); row++) {
    const below = wordsInRow(table, row)
    if (below.length > 0) return below.length > 1
  }
  return false
}

/** The cells of a row in which something stands. */
function wordsInRow(table: TableIndex, row: number): Cell[] {
  const cells: Cell[] = []
  for (let col = 0; col < table.grid.colCount; ) {
    const cell = table.at(row, col)
    if (cell && cell.text.trim() !== '') cells.push(cell)
    col = cell ? Math.max(col + 1, cell.col + cell.colSpan) : col + 1
  }
  return cells
}

/** 必要性 over rows of questions, each with an answer of its own: what it is answered as a whole stands nowhere. */
function headsQuestions(table: TableIndex, cell: Cell, { isLabel }: LabelsAround): boolean {
  const question = rightOf(table, cell)
  const next = question && belowOf(table, question)
  const isQuestion = (one: Cell | undefined) => one !== undefined && !isLabel(one) && one.text.trim().length > 6
  return cell.rowSpan > 1 && isQuestion(question) && isQuestion(next) && (next as Cell).row < cell.row + cell.rowSpan
}

/** 備考 beside 目標値 and 実績値: a remark on figures, not on the sheet's item. */
function standsAmongFigures(table: TableIndex, cell: Cell, { wordAt }: LabelsAround): boolean {
  const figures = wordsInRow(table, cell.row).filter((other) => {
    const word = other === cell ? undefined : wordAt(other)
    return word !== undefined && /^(?:目標|計画|実績)(?:値|数)?$|^達成(?:率|度)$/.test(word)
  })
  return figures.length > 1
}

/** 活動指標, 成果指標: a kind of indicators, or the name of a column of them. */
const isKind = (word: string | undefined): boolean =>
  word !== undefined && /^(?:活動|成果|参考|アウトプット|アウトカム)指標$/.test(word)

/** 指標 over names, in a table that has no other label for them. */
function headsNames(table: TableIndex, cell: Cell, around: LabelsAround): boolean {
  const below = belowOf(table, cell)
  return (
    /指標$/.test(around.wordAt(cell) ?? '') &&
    below !== undefined &&
    below.text.trim() !== '' &&
    !around.isLabel(below) &&
    !nameWord.test(around.wordAt(below) ?? '') &&
    !hasNames(table, cell, around)
  )
}

/** 名称 under 指標: the head of the names, which the heading above it says. */
const nameWord = /^(?:名称|項目名|指標)$/
const isNameUnder = (table: TableIndex, cell: Cell, { wordAt }: LabelsAround): boolean => {
  const above = nameWord.test(wordAt(cell) ?? '') ? table.at(cell.row - 1, cell.col) : undefined
  return above !== undefined && /指標$/.test(wordAt(above) ?? '')
}

/** Another label of the table heads a column of names: 指標名. */
function hasNames({ grid }: TableIndex, cell: Cell, { wordAt }: LabelsAround): boolean {
  return grid.cells.some((other) => {
    const word = other === cell ? undefined : wordAt(other)
    return word !== undefined && !isKind(word) && lookUp(word)?.use === 'indicator:name'
  })
}

/** The row below begins with a label that asks for a grade. */
function headsGrades(table: TableIndex, cell: Cell, { wordAt }: LabelsAround): boolean {
  const below = belowOf(table, cell)
  if (!below || below.col === 0) return false
  return wordsInRow(table, below.row).some((one) => {
    const word = one.col < cell.col && one.row === below.row ? wordAt(one) : undefined
    return word !== undefined && lookUp(word)?.use === 'grade'
  })
}

import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import { cleanText } from '../text-fold.ts'
import type { GridColumn } from './grid-column.ts'
import { cellIn, type GridDraft, type IndicatorLines, report } from './grid-draft.ts'
import type { LineItems } from './grid-items.ts'
import { cleanName } from './grid-titles.ts'
import { writtenUnit } from './grid-unit.ts'
import { sourceOf } from './rows-draft.ts'

const again = /\s{0,2}[(（【［[〔<＜]?\s{0,2}※?\s{0,2}再掲\s{0,2}[)）】］\]〕>＞]?\s{0,2}/

/** Gathers the lines of each indicator: those that its name covers, and those of a row for 目標 and one for 実績 below it. */
export function groupIndicators(lines: LineItems[], draft: GridDraft): IndicatorLines[] {
  const groups: IndicatorLines[] = []
  for (const one of lines) {
    const column = one.line.columns.find(({ kind }) => kind === 'name')
    const cell = column && cellIn(one, column)
    const last = groups.at(-1)
    if (cell && last?.cell === cell) last.lines.push(one)
    else if (cell) groups.push(openGroup(cell, one))
    else if (last && column && goesOn(one, last)) last.lines.push(one)
    else if (column) reportOrphan(one, draft)
  }
  return groups
}

function openGroup(cell: Cell, one: LineItems): IndicatorLines {
  const { name, relisted } = readName(cell.text)
  const written = writtenUnit(name, one)
  const runs = /累計|累積/.test(name) || written?.accumulation === 'cumulative'
  return { name, relisted, cell, owner: one.chain.at(-1), lines: [one], runs, ...(written ? { written } : {}) }
}

function readName(text: string): { name: string; relisted: boolean } {
  const line = cleanName(text)
  const name = line
    .replace(again, '')
    .replace(/^(?:[・○●◯◎□■◇◆★☆※]|[①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}[.．、)）](?=\D))\s*/u, '')
    .trim()
  return { name: name === '' ? line : name, relisted: again.test(line) }
}

/** Without a name of its own, a row that says 目標 or 実績 goes on with the indicator above, under the same item. */
function goesOn(one: LineItems, last: IndicatorLines): boolean {
  const column = one.line.columns.find(({ kind }) => kind === 'measure')
  return column !== undefined && cellIn(one, column) !== undefined && one.chain.at(-1) === last.owner
}

const isFigure = ({ kind }: GridColumn) => kind === 'figure'

function reportOrphan(one: LineItems, draft: GridDraft): void {
  const cells = one.line.columns.filter(isFigure).flatMap((column) => {
    const cell = cellIn(one, column)
    return cell && !draft.used.has(cell) && cell.row >= rowOf(one) ? [cell] : []
  })
  const [first] = cells
  if (!first) return
  const words = cells.map(({ text }) => cleanText(text).replace(/\n/g, ' ')).join(' ')
  report(draft, finding('row-without-indicator', { words }, { source: sourceOf(first) }))
}

/** The row of the grid, by the lowest cell that begins in it. */
const rowOf = ({ line }: LineItems) => Math.max(-1, ...[...line.cells.values()].flat().map(({ row }) => row))

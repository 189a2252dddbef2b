import type { BudgetStage } from '../exchange.ts'
import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import { missingWords, parseMissing } from '../missing.ts'
import { parseMoney } from '../money.ts'
import type { Item } from '../plan.ts'
import { cleanText } from '../text-fold.ts'
import { cleanWords } from './blocks.ts'
import type { GridColumn } from './grid-column.ts'
import { type GridDraft, type IndicatorLines, report } from './grid-draft.ts'
import { readGridGrade } from './grid-grade.ts'
import type { LineItems } from './grid-items.ts'
import { commonItem } from './grid-owner.ts'
import { sourceOf } from './rows-draft.ts'

/** A cell beside the figures, with the lines that it covers. */
interface SideCell {
  cell: Cell
  column: GridColumn
  lines: LineItems[]
}

/** Reads the columns beside the figures (担当課, 進捗, 評価, 事業費): a merged cell once, for the item above all its lines. */
export function readSideColumns(
  lines: LineItems[],
  groups: IndicatorLines[],
  draft: GridDraft,
  isBrace: (cell: Cell) => boolean,
): void {
  const cells = new Map<Cell, SideCell>()
  for (const one of lines)
    for (const [column, held] of one.line.cells)
      for (const cell of held) {
        if (cell.text.trim() === '' || isBrace(cell)) continue
        const known = cells.get(cell)
        if (known) known.lines.push(one)
        else cells.set(cell, { cell, column, lines: [one] })
      }
  const named = namesOf(groups)
  for (const side of cells.values()) {
    const owner = commonItem(side.lines) ?? side.lines[0]?.chain.at(-1)
    if (owner) readSide(side, owner, draft, named(side.lines, owner))
  }
}

/** Which indicator of several a cell is about; `undefined` where it speaks for all of its item. */
function namesOf(groups: IndicatorLines[]): (lines: LineItems[], owner: Item) => string | undefined {
  const byLine = new Map(groups.flatMap((group) => group.lines.map((line) => [line, group] as const)))
  const counts = new Map<Item | undefined, number>()
  for (const { owner } of groups) {
    const before = counts.get(owner)
    counts.set(owner, before === undefined ? 1 : before + 1)
  }
  return (lines, owner) => {
    const covered = [...new Set(lines.flatMap((line) => byLine.get(line) ?? []))]
    const all = counts.get(owner)
    return covered.length > 0 && all !== undefined && covered.length < all
      ? covered.map(({ name }) => name).join('、')
      : undefined
  }
}

function readSide({ cell, column }: SideCell, owner: Item, draft: GridDraft, about: string | undefined): void {
  switch (column.kind) {
    case 'units':
      owner.units = [...new Set([...(owner.units ?? []), ...readUnits(cell.text)])]
      return
    case 'words':
      if (!parseMissing(cleanWords(cell.text)))
        draft.out.narratives.push({ item: owner.id, role: column.role, text: cleanWords(cell.text), source: sourceOf(cell) })
      return
    case 'grade':
      readGridGrade(cell, column, owner, draft, about)
      return
    case 'budget':
      readBudget(cell, column, owner, draft)
      return
    default:
      return
  }
}

/** 担当課: one a line, or parted by 、 */
const readUnits = (text: string) =>
  cleanWords(text)
    .split(/[\n、,，・／/]/)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '' && !parseMissing(unit))

const stageWords: Record<BudgetStage, string> = {
  planned: '計画事業費',
  initial: '予算',
  revised: '補正後予算',
  settled: '決算',
  settledEstimate: '決算見込',
}

function readBudget(cell: Cell, column: GridColumn & { kind: 'budget' }, owner: Item, draft: GridDraft): void {
  const fiscalYear = column.fiscalYear ?? draft.context.fiscalYear
  const at = { subject: owner.id, source: sourceOf(cell) }
  const money = parseMoney(cell.text, column.unit)
  if (!money) {
    report(draft, finding('amount-unreadable', { text: cleanText(cell.text) }, at))
    return
  }
  if ('missing' in money) {
    if (money.missing !== 'blank')
      report(draft, finding('amount-missing', { stage: stageWords[column.stage], reason: missingWords[money.missing] }, at))
    return
  }
  if (fiscalYear === undefined) return
  const { amount, relisted } = money
  const row = { item: owner.id, fiscalYear, stage: column.stage, amount, source: sourceOf(cell) }
  draft.out.budgets.push(relisted ? { ...row, relisted } : row)
  if (relisted) report(draft, finding('amount-bracketed', { text: cleanText(cell.text) }, at))
}

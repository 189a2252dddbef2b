import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import { cleanWords } from './blocks.ts'
import type { GridColumn } from './grid-column.ts'
import { type GridDraft, report } from './grid-draft.ts'
import type { LineItems } from './grid-items.ts'
import { commonItem } from './grid-owner.ts'
import { sourceOf } from './rows-draft.ts'

/** A brace (}) over several rows: the lines it holds together, its column, and the remark beside it. */
interface Brace {
  cell: Cell
  column: GridColumn
  remark?: Cell
  lines: LineItems[]
}

const braceAtHead = /^\s*[}｝〕］]\s*/
const isBraceText = (text: string) => /^\s*[}｝]/.test(text)

/** Braces within the columns of figures. */
export function findBraces(lines: LineItems[]): Brace[] {
  const braces = new Map<Cell, Brace>()
  lines.forEach((one, at) => {
    for (const [column, cells] of one.line.cells) {
      const cell = cells.find(({ text }) => isBraceText(text))
      if (!cell || column.kind === 'name' || column.kind === 'item') continue
      const known = braces.get(cell)
      if (known) {
        known.lines.push(one)
        continue
      }
      const remark = cells.find((other) => other.col > cell.col && other.text.trim() !== '') ?? besideOf(cell, one)
      const reach = one.line.unmerged ? reachOf(lines, at, braces) : [one]
      braces.set(cell, { cell, column, lines: reach, ...(remark ? { remark } : {}) })
    }
  })
  return [...braces.values()]
}

/** The remark in the next column: it begins right of the brace and covers the same rows. */
function besideOf(brace: Cell, { line }: LineItems): Cell | undefined {
  const [column, cells] = [...line.cells].find(([, held]) => held.some(({ col }) => col === brace.col + brace.colSpan)) ?? []
  const cell = cells?.find(({ col }) => col === brace.col + brace.colSpan)
  const same = cell && column?.kind === 'figure' && brace.rowSpan > 1 && cell.row === brace.row && cell.rowSpan === brace.rowSpan
  return same && cell.text.trim() !== '' ? cell : undefined
}

/** Where merges are lost, a brace reaches to the end of what stands under the item above its own. */
function reachOf(lines: LineItems[], at: number, braces: Map<Cell, Brace>): LineItems[] {
  const first = lines[at] as LineItems
  const above = first.chain.at(-2) ?? first.chain.at(-1)
  let end = at + 1
  while (
    end < lines.length &&
    above &&
    (lines[end] as LineItems).chain.includes(above) &&
    !opensBrace(lines[end] as LineItems, braces)
  )
    end++
  return lines.slice(at, end)
}

const opensBrace = ({ line }: LineItems, braces: Map<Cell, Brace>) =>
  [...line.cells.values()].flat().some((cell) => isBraceText(cell.text) && !braces.has(cell))

/** A remark braced over rows is one narrative on their parent (複数の行にかかる書き込み). Answers which cells are no figures. */
export function readBraces(lines: LineItems[], draft: GridDraft): (cell: Cell) => boolean {
  const cells = new Set<Cell>()
  for (const { cell, remark, column, lines: held } of findBraces(lines)) {
    cells.add(cell)
    if (remark) cells.add(remark)
    const owner = commonItem(held)
    const text = cleanWords(remark?.text ?? cell.text.replace(braceAtHead, ''))
    const at = { ...(owner ? { subject: owner.id } : {}), source: sourceOf(remark ?? cell) }
    const title = owner?.title ?? column.heading
    if (text === '') report(draft, finding('brace-without-text', { title }, at))
    else if (owner) {
      const role = column.kind === 'figure' && column.measure !== 'actual' && column.measure !== undefined ? 'note' : 'progress'
      draft.out.narratives.push({ item: owner.id, role, text, source: sourceOf(remark ?? cell) })
      report(draft, finding('brace-undated', { title, heading: column.heading }, at))
    }
  }
  return (cell) => cells.has(cell)
}

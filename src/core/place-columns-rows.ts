import type { YearNarrative } from './facts.ts'
import type { ComposedCell, ComposedRow } from './filling.ts'
import type { Finding } from './finding.ts'
import type { Cell } from './grid.ts'
import type { ColumnHeading } from './match/columns-heading.ts'
import { readLineMark } from './match/line-mark.ts'
import type { ColumnsForm } from './place-columns-form.ts'
import { type GoalWords, goalWordsOf, sayBlocks, sayGoals, sayUndertaking } from './place-columns-words.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { SheetField, SheetView } from './sheet.ts'

/** What rows are composed from. */
export interface ColumnsPlacing {
  scheme: Scheme
  form: ColumnsForm
  words: GoalWords
  /** Mark of a block in a column of words. */
  mark: string
  problems: Finding[]
}

export function beginColumns(scheme: Scheme, form: ColumnsForm, problems: Finding[]): ColumnsPlacing {
  const specimens = form.contents.flatMap((row) => form.grid.cells.filter((cell) => cell.row === row))
  const specimenOf = (heading: ColumnHeading | undefined) => specimens.find(({ col }) => col === heading?.cell.col)?.text ?? ''
  const goals = form.headings.find(({ use }) => use.kind === 'goals')
  const blocks = specimenOf(form.headings.find(({ use }) => use.kind === 'words'))
  const mark = blocks.split('\n').flatMap((line) => readLineMark(line) ?? [])[0]
  const usual = mark === undefined || mark.number !== undefined ? '○' : mark.mark
  return { scheme, form, words: goalWordsOf(specimenOf(goals)), mark: usual, problems }
}

/** An undertaking (取組) with those below it, as rows are made of them. */
interface Undertaking {
  item: Item
  depth: number
  children: Undertaking[]
}

/** One row of contents on its way: what its plan says, and whose words stand beside it. */
interface ContentRow {
  plan: string[]
  item: Item
}

/** The rows of contents of one sheet: those that are judged by their words stand in rows of their own, so that nobody need guess. */
export function composeUndertaking(placing: ColumnsPlacing, view: SheetView): ComposedRow[] {
  const { form, scheme } = placing
  const fields = view.sections.flatMap((section) => section.fields)
  const rows = rowsOf(placing, fields, growTree(scheme, fields, view.item, 0))
  return rows.map((row, nth) => {
    const like = (nth === 0 ? form.contents[0] : form.contents.at(-1)) as number
    const cells = form.headings.flatMap((heading): ComposedCell[] => {
      const at = { col: heading.cell.col }
      if (heading.use.kind === 'plan') return [{ ...at, value: row.plan.join('\n') }]
      if (heading.use.kind === 'words')
        return [{ ...at, value: sayBlocks(blocksOf(fields, heading.use.role, row.item, scheme), placing.mark) }]
      const down = rows.length > 1 ? { down: rows.length } : {}
      return nth === 0 ? [{ ...at, value: goalsOf(placing, fields, view), ...down }] : []
    })
    return { like, cells }
  })
}

function growTree(scheme: Scheme, fields: SheetField[], item: Item, depth: number): Undertaking {
  const plan = fields.find(({ key }) => key === scheme.columns?.plan)
  const below = plan?.type === 'narratives' ? (plan.below ?? []) : []
  const children = below.filter((one) => one.item.parent === item.id)
  return { item, depth, children: children.map((one) => growTree(scheme, fields, one.item, depth + 1)) }
}

/** A title without words of its own beside it stands in the row of the first below it. */
function rowsOf(placing: ColumnsPlacing, fields: SheetField[], { item, depth, children }: Undertaking): ContentRow[] {
  const { scheme, form } = placing
  const plan = sayUndertaking(markOf(scheme, item, depth), item.title, approachOf(fields, scheme, item))
  const below = children.flatMap((child) => rowsOf(placing, fields, child))
  const [first, ...rest] = below
  const speaks = form.headings.some(({ use }) => use.kind === 'words' && blocksOf(fields, use.role, item, scheme).length > 0)
  if (first === undefined || speaks) return [{ plan, item }, ...below]
  return [{ plan: [...plan, ...first.plan], item: first.item }, ...rest]
}

const saidOf = (field: SheetField & { type: 'narratives' }, item: Item): YearNarrative[] =>
  field.below?.find((one) => one.item.id === item.id)?.blocks ?? field.blocks.filter((one) => one.item === item.id)

const approachOf = (fields: SheetField[], { columns }: Scheme, item: Item) =>
  fields.flatMap((field) => (field.type === 'narratives' && field.key === columns?.plan ? saidOf(field, item) : []))

const blocksOf = (fields: SheetField[], role: string, item: Item, { columns }: Scheme) =>
  fields.flatMap((field) =>
    field.type === 'narratives' && field.role === role && field.key !== columns?.plan ? saidOf(field, item) : [],
  )

function goalsOf({ words, problems }: ColumnsPlacing, fields: SheetField[], { fiscalYear }: SheetView): string {
  const indicators = fields.flatMap((field) => (field.type === 'indicators' ? field.indicators : []))
  return sayGoals(indicators, fiscalYear, words, problems)
}

/** The mark that opens an undertaking of its level, or its number in the spelling of that mark. */
function markOf(scheme: Scheme, item: Item, depth: number): string {
  const marks = Object.entries(scheme.columns?.marks ?? {})
  const first = marks.findIndex(([, level]) => level === scheme.evaluates)
  const mark = marks[Math.max(0, first) + depth]?.[0] ?? '・'
  const number = Number(item.code ?? item.order)
  if (!Number.isInteger(number)) return mark
  if (mark === '①') return number > 20 ? `(${number})` : String.fromCharCode(0x245f + number)
  return mark === '(1)' ? `(${number})` : mark === '1.' ? `${number}. ` : mark
}

/** Cells of the heading's row: those that reach down over the contents do so over all of them. */
export function composeHeader({ form }: ColumnsPlacing, rows: number, moved: (cell: Cell) => string): ComposedRow {
  const cells = form.grid.cells.filter(({ row }) => row === form.header)
  return {
    like: form.header,
    cells: cells.flatMap((cell) => {
      const down = cell.rowSpan > 1 ? { down: rows + 1 } : {}
      return cell.rowSpan > 1 || moved(cell) !== cell.text ? [{ col: cell.col, value: moved(cell), ...down }] : []
    }),
  }
}

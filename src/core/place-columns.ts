import { levelOf } from './beside-items.ts'
import type { ComposedRow, Filling } from './filling.ts'
import { type Finding, finding } from './finding.ts'
import type { Cell, DocumentContent } from './grid.ts'
import { groupBy } from './group-by.ts'
import { readColumnsDocument } from './match/columns-document.ts'
import { findLabelledItems } from './match/columns-outside.ts'
import { type ColumnsForm, findColumnsForm } from './place-columns-form.ts'
import { moveAsOf, placeHeads } from './place-columns-heads.ts'
import { beginColumns, type ColumnsPlacing, composeHeader, composeUndertaking } from './place-columns-rows.ts'
import type { Scheme } from './scheme.ts'
import type { SheetField, SheetView } from './sheet.ts'

/**
 * Puts sheets of layout `columns` (並列の文章) into their template: under the title of each 取組 its headings, and for each undertaking rows
 * with what is planned, what is to be reached and how far it has come side by side. Several themes: the whole paper once for each.
 */
export function placeColumns(scheme: Scheme, template: DocumentContent, views: SheetView[]): Filling {
  const form = findColumnsForm(scheme, template)
  const shown = withoutInner(views)
  if (form === undefined || shown.length === 0)
    return { writes: [], rows: [], problems: [finding('place-missing', { label: scheme.title })] }
  const problems: Finding[] = []
  const themes = [...groupBy(shown, ({ path, item }) => (path[0] ?? item).id).values()]
  const [first, ...more] = themes.map((own) => placeTheme(scheme, form, own, problems))
  if (first === undefined || more.length === 0) return { writes: [], rows: [], ...first, problems }
  return { writes: [], rows: [], blocks: [{ newPage: true, copies: [first, ...more] }], problems }
}

/** Sheets of items that stand on the sheet of one above them are on the paper already. */
function withoutInner(views: SheetView[]): SheetView[] {
  const shown = new Set(views.map(({ item }) => item.id))
  return views.filter(({ path }) => !path.some(({ id }) => shown.has(id)))
}

function placeTheme(scheme: Scheme, form: ColumnsForm, views: SheetView[], problems: Finding[]) {
  const [view] = views as [SheetView, ...SheetView[]]
  const placing = beginColumns(scheme, form, problems)
  const { document } = readColumnsDocument(scheme, form.paper)
  const shift = document.fiscalYear === undefined ? 0 : view.fiscalYear - document.fiscalYear
  const moved = (cell: Cell) => moveAsOf(cell.text, asOfOf(views), shift)
  const goals = [...groupBy(views, (one) => goalOf(scheme, one)?.id ?? '').values()]
  const rows = goals.flatMap((own) => composeGoal(placing, own, moved))
  problems.push(...tellMissing(scheme, form, views))
  const removed = form.others.map(({ grid, top }) => ({ place: grid.place, top, bottom: grid.rowCount - 1, rows: [] }))
  return {
    writes: placeHeads(scheme, form.paper, view, document.fiscalYear),
    rows: [{ place: form.grid.place, top: form.top, bottom: form.bottom, rows }, ...removed],
  }
}

/** Fields of which something is said, and for which the template has no column or label. */
function tellMissing(scheme: Scheme, { headings, paper }: ColumnsForm, views: SheetView[]): Finding[] {
  const outside = paper.parts.flatMap((part) => (part.kind === 'outside' ? part.cells : []))
  const labelled = new Set(findLabelledItems(outside, scheme).map(({ level }) => level.key))
  const uses = headings.map(({ use }) => (use.kind === 'words' ? use.role : use.kind))
  const hasPlace = (field: SheetField) => {
    if (field.type === 'narratives') return uses.includes(field.key === scheme.columns?.plan ? 'plan' : field.role)
    return field.type !== 'indicators' || uses.includes('goals')
  }
  const missing = new Map<string, string>()
  for (const field of views.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields)))
    if (saysSomething(field) && !hasPlace(field)) missing.set(field.key, field.label)
  for (const item of views.flatMap(({ beside = [] }) => beside)) {
    const level = levelOf(scheme, item)
    if (level && !labelled.has(level.key)) missing.set(level.key, level.label)
  }
  return [...missing.values()].map((label) => finding('place-missing', { label }))
}

const saysSomething = (field: SheetField) =>
  (field.type === 'narratives' && (field.blocks.length > 0 || (field.below ?? []).some(({ blocks }) => blocks.length > 0))) ||
  (field.type === 'indicators' && field.indicators.some(({ indicator }) => !indicator.fromProse))

/** The latest date of what the sheets say (時点). */
function asOfOf(views: SheetView[]) {
  const fields = views.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  const blocks = fields.flatMap((field) =>
    field.type === 'narratives' ? [...field.blocks, ...(field.below ?? []).flatMap((one) => one.blocks)] : [],
  )
  return blocks.reduce<string | undefined>((last, { asOf }) => (asOf && (!last || asOf > last) ? asOf : last), undefined)
}

/** The item whose title stands over the columns. */
function goalOf(scheme: Scheme, { path }: SheetView) {
  const level = scheme.levels.find(({ key }) => key === scheme.columns?.title)
  return path.find((item) => item.level === level?.level && (item.levelLabel === undefined || item.levelLabel === level.label))
}

function composeGoal(placing: ColumnsPlacing, views: SheetView[], moved: (cell: Cell) => string): ComposedRow[] {
  const { form, scheme } = placing
  const [view] = views as [SheetView, ...SheetView[]]
  const contents = views.flatMap((one) => composeUndertaking(placing, one))
  const goal = goalOf(scheme, view)
  const title = form.title && goal ? [{ like: form.title.row, cells: [{ col: form.title.col, value: goal.title }] }] : []
  return [...title, composeHeader(placing, contents.length, moved), ...contents]
}

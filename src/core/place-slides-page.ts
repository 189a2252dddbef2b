import type { PlacedValue, RepeatedBlocks } from './filling.ts'
import { type Finding, finding } from './finding.ts'
import type { Cell, Grid } from './grid.ts'
import { inTreeOrder } from './item-order.ts'
import { inlineLabels, labelOf, type SlideLabel, slideLabels } from './match/slides-labels.ts'
import { isDrawn, type PageHead, writeDrawnPage } from './place-slides-drawn.ts'
import { isOf, type PlanFacts } from './place-slides-facts.ts'
import { type PageItem, sayField } from './place-slides-say.ts'
import type { Item } from './plan.ts'
import type { SchemeField } from './scheme-field.ts'
import type { SchemePart } from './scheme-part.ts'

/** Repeats the page about one item (個票) for each of which more is known than a list tells. */
export function placePages(
  plan: PlanFacts,
  part: SchemePart,
  units: Grid[][],
  problems: Finding[],
  only?: ReadonlySet<string>,
): RepeatedBlocks[] {
  const [specimen] = units
  const from = specimen?.find(({ cells }) => cells.length > 0)
  const to = specimen?.at(-1)
  if (specimen === undefined || from === undefined || to === undefined) return []
  const labels = slideLabels({ ...plan.scheme, sheet: part.sheet ?? plan.scheme.sheet })
  const wanted = pageItems(plan, only).filter(({ item }) => only === undefined || only.has(item.id))
  const fields = fieldsIn(specimen, labels)
  for (const field of plan.scheme.sheet.flatMap((section) => section.fields))
    if (isWords(field) && !fields.has(field.key) && wanted.some((one) => saysSomething(sayField(plan, field, one))))
      problems.push(finding('place-missing', { label: field.label }))
  const copies = wanted.map((one) => ({ writes: writePage(plan, part, specimen, labels, one), rows: [] }))
  return [{ from: blockOf(from, 0), to: blockOf(to, -1), newPage: true, copies }]
}

const isWords = ({ type }: SchemeField) => type === 'narratives' || type === 'targets'
const saysSomething = (words: string) => words !== '' && words !== 'ー'

/** Keys of the fields whose labels stand on a page. */
function fieldsIn(grids: Grid[], labels: SlideLabel[]): Set<string> {
  const lines = grids.flatMap(({ cells }) => cells.flatMap(({ text }) => text.split('\n')))
  return new Set(lines.flatMap((line) => labelOf(labels, line)?.label.field?.key ?? []))
}

/** The name of the block in which a grid begins or ends: a table, or one of its lines. */
export const blockOf = (grid: Grid, at: 0 | -1): string =>
  grid.kind === 'table' ? grid.place : (grid.cells.at(at)?.locator ?? grid.place)

/** In the order of the tree: items with words of their own between the list's, and those that speak for several. */
function pageItems(plan: PlanFacts, only: ReadonlySet<string> | undefined): PageItem[] {
  const { scheme, facts } = plan
  const evaluated = facts.items.filter((item) => isOf(scheme, item, scheme.evaluates))
  const speaks = (item: Item) => (['purpose', 'approach'] as const).some((role) => plan.narratives(item, role).length > 0)
  const groups = facts.items.filter(
    (item) => evaluated.some(({ parent }) => parent === item.id) && speaks(item) && isBelowTop(plan, item),
  )
  const grouped = new Map(
    groups.map((item) => {
      const alike = facts.items.filter((one) => one.title === item.title && one.level === item.level).map(({ id }) => id)
      return [item, evaluated.filter(({ parent }) => alike.includes(parent ?? ''))] as const
    }),
  )
  const inGroup = new Set([...grouped.values()].flat())
  const indicated = new Set(facts.indicators.filter(({ fromProse }) => !fromProse).map(({ item }) => item))
  return inTreeOrder(facts.items).flatMap((item): PageItem[] => {
    const members = grouped.get(item)
    if (members) return [{ item, members }]
    const own =
      evaluated.includes(item) && !inGroup.has(item) && (speaks(item) || indicated.has(item.id) || only?.has(item.id) === true)
    return own ? [{ item, members: [] }] : []
  })
}

const isBelowTop = ({ scheme }: PlanFacts, item: Item) => !isOf(scheme, item, scheme.levels[0]?.key ?? '')

function writePage(plan: PlanFacts, part: SchemePart, grids: Grid[], labels: SlideLabel[], about: PageItem): PlacedValue[] {
  const say = (field: SchemeField) => sayField(plan, field, about)
  const sayLine = (line: string) => rewriteInline(line, labels, say)
  const head = headOf(plan, part, about)
  if (isDrawn(grids, labels)) return writeDrawnPage(grids, labels, head, say, sayLine)
  const headLine = [head.heading, head.units].filter((words) => words !== '').join('\t')
  return grids.flatMap(({ kind, cells }) =>
    cells.flatMap((cell): PlacedValue[] => {
      if (kind === 'lines') return cell === cells.at(-1) ? [{ locator: cell.locator, value: headLine }] : []
      const lines = cell.text.split('\n')
      const label = labelOf(labels, lines[0] ?? '')?.label.field
      const below = lines.length === 1 && label ? cellBelow(cells, cell) : undefined
      if (below && label) return [{ locator: below.locator, value: say(label) }]
      if (label) return [{ locator: cell.locator, value: `${lines[0]}\n${say(label)}` }]
      const inline = lines.map(sayLine).join('\n')
      return inline === cell.text ? [] : [{ locator: cell.locator, value: inline }]
    }),
  )
}

const cellBelow = (cells: Cell[], { row, rowSpan, col }: Cell) =>
  cells.find((one) => one.row === row + rowSpan && one.col === col)

/** The heading of a page, and the sections beside it. */
function headOf(plan: PlanFacts, { slides }: SchemePart, { item, members }: PageItem): PageHead {
  const head = slides?.heading === undefined ? undefined : plan.above(item, slides.heading)
  const units = [...new Set([item, ...members].flatMap((one) => one.units ?? []))]
  return { heading: head?.title ?? '', units: units.join('　') }
}

/** A line of labels with their values: each value is said anew behind its label. */
export function rewriteInline(line: string, labels: SlideLabel[], say: (field: SchemeField) => string): string {
  let [written, from] = ['', 0]
  for (const { field, value } of inlineLabels(labels, line)) {
    const at = value === '' ? -1 : line.indexOf(value, from)
    if (at < 0) continue
    written += line.slice(from, at) + (say(field) || 'ー')
    from = at + value.length
  }
  return written + line.slice(from)
}

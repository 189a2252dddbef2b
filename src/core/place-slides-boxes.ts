import type { ComposedRow, ComposedRows, PlacedValue } from './filling.ts'
import type { Finding } from './finding.ts'
import type { Cell, Grid } from './grid.ts'
import { labelOf, type SlideLabel, slideLabels } from './match/slides-labels.ts'
import { bandsIn, placeBands } from './place-slides-bands.ts'
import { isOf, type PlanFacts } from './place-slides-facts.ts'
import { goalsOf, sayTarget } from './place-slides-goals.ts'
import { lineOver, tableUnder } from './place-slides-near.ts'
import { hasTerms, placeTerms, printedWords } from './place-slides-terms.ts'
import type { Item } from './plan.ts'
import type { SchemeField } from './scheme-field.ts'
import type { SchemePart } from './scheme-part.ts'

/** What goes into the boxes of a part. */
export interface PlacedBoxes {
  writes: PlacedValue[]
  rows: ComposedRows[]
  problems: Finding[]
}

interface Boxes extends PlacedBoxes {
  plan: PlanFacts
  part: SchemePart
  root: Item
  labels: SlideLabel[]
  grids: Grid[]
  /** All that the template says. */
  printed: Set<string>
}

/** Puts what is said of the plan as a whole into a part of boxes: its title, its words under their labels, rows of items, terms. */
export function placeBoxes(plan: PlanFacts, part: SchemePart, units: Grid[][], template: Grid[]): PlacedBoxes {
  const empty = { writes: [], rows: [], problems: [] }
  const root = plan.facts.items.find((item) => isOf(plan.scheme, item, plan.scheme.levels[0]?.key ?? ''))
  if (!root) return empty
  const own = { ...plan.scheme, sheet: part.sheet ?? plan.scheme.sheet }
  const printed = printedWords(template)
  const boxes: Boxes = { ...empty, plan, part, root, labels: slideLabels(own), grids: units.flat(), printed }
  const lines = boxes.grids.flatMap(({ kind, cells }) => (kind === 'lines' ? cells : []))
  if (part.slides?.heading !== undefined && lines[0]) boxes.writes.push({ locator: lines[0].locator, value: root.title })
  placeGoals(boxes, lines)
  placeWords(boxes, lines)
  for (const grid of boxes.grids) if (grid.kind === 'table') placeTable(boxes, grid)
  return { writes: boxes.writes, rows: boxes.rows, problems: boxes.problems }
}

/** 【目標】 with what the figures are about, and on the next line the figures. */
function placeGoals({ plan, root, labels, writes }: Boxes, lines: Cell[]): void {
  const at = lines.findIndex(({ text }) => framed(labels, text)?.field.type === 'targets')
  const [line, next] = [lines[at], lines[at + 1]]
  const goals = goalsOf(plan, root)
  if (!line || !next || goals.length === 0) return
  const about = goals.map(({ indicator }) => indicator.description).find((words) => words !== undefined) ?? ''
  const years = goals.flatMap(({ target }) => target?.toFiscalYear ?? target?.fiscalYear ?? [])
  const dated =
    years[0] === undefined || about.includes(String(years[0])) ? about : `${years[0]}年度${about === '' ? '' : `の${about}`}`
  writes.push({
    locator: line.locator,
    value: [framed(labels, line.text)?.label, dated === '' ? '' : `${dated}の`].join(' ').trim(),
  })
  const figures = goals.map(({ indicator, target }) => `▶${indicator.name}${target ? sayTarget(target, indicator) : ''}`)
  writes.push({ locator: next.locator, value: figures.join(' ') })
}

/** 【目標】 at the head of a line: the label as it is written, and its field. */
function framed(labels: SlideLabel[], text: string): { label: string; field: SchemeField } | undefined {
  const found = /^\s*[【<＜[［]([^】>＞\]］]{1,20})[】>＞\]］]/.exec(text)
  const field = found ? labelOf(labels, found[1] as string)?.label.field : undefined
  return found && field ? { label: found[0].trim(), field } : undefined
}

/** Words of the plan on the line after their label; those of a role whose label a table follows, on the line after the table. */
function placeWords({ plan, root, labels, grids, part, writes }: Boxes, lines: Cell[]): void {
  const fields = (part.sheet ?? []).flatMap((section) => section.fields)
  for (const field of fields) {
    if (field.type !== 'narratives' || field.of !== undefined) continue
    const said = plan.narratives(root, field.role)
    const at = lines.findIndex(({ text }) => labelOf(labels, text)?.label.field?.key === field.key)
    const table = tableUnder(grids, lines[at])
    if (at < 0 || (table && bandsIn(table, labels).length === 0 && table.colCount === 2)) continue
    const next = lines[at + 1]
    if (next === undefined) continue
    const bullet = /^\s*[▶▷►・●○]\s*/.exec(next.text)?.[0] ?? ''
    // A heading in that place stays where nothing is said.
    if (said.length === 0 && bullet === '') continue
    writes.push({
      locator: next.locator,
      value: said.map((text) => (text.startsWith(bullet.trim()) ? text : bullet + text)).join('\n'),
    })
  }
}

function placeTable(boxes: Boxes, grid: Grid): void {
  const { plan, part, grids, labels } = boxes
  const bands = bandsIn(grid, labels)
  if (bands.length > 0) boxes.rows.push(placeBands(plan, part, grid, bands))
  else if (hasTerms(part, grids, grid)) {
    const terms = plan.facts.terms.filter(({ fromProse }) => !fromProse)
    const placed = placeTerms(terms, grid, boxes.printed)
    boxes.writes.push(...placed.writes)
    boxes.rows.push(...placed.rows)
  } else if (grid.colCount === 2) placePairs(boxes, grid)
}

/** Two columns: words of the role whose label stands above, the first line of each beside the rest. */
function placePairs({ plan, root, labels, grids, rows }: Boxes, grid: Grid): void {
  const before = lineOver(grids, grid)
  const field = before && labelOf(labels, before.text)?.label.field
  if (field?.type !== 'narratives') return
  const composed = plan.narratives(root, field.role).map((text): ComposedRow => {
    const [first = '', ...rest] = text.split('\n')
    return {
      like: 0,
      cells: [
        { col: 0, value: first },
        { col: 1, value: rest.join('\n') },
      ],
    }
  })
  rows.push({ place: grid.place, top: 0, bottom: grid.rowCount - 1, rows: composed })
}

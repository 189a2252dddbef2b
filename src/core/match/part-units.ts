import type { Cell, DocumentContent, Grid } from '../grid.ts'
import { type CompiledLabel, compileLabel, foldLabelText } from '../label-pattern.ts'
import type { SchemePart } from '../scheme-part.ts'

/** A part of the paper (部) as it was found: its grids, slide by slide or opening by opening. */
export interface FoundPart {
  part: SchemePart
  units: Grid[][]
}

interface Opening {
  part: SchemePart
  label: CompiledLabel
}

/** Where a unit begins, and by which label. */
interface Unit {
  part: SchemePart | undefined
  grids: Grid[]
  labels: Set<CompiledLabel>
}

/** Cuts a paper into its parts: by pages where it has some, else where a line, a cell or a table opens one. */
export function cutParts(parts: SchemePart[], { grids }: DocumentContent): { found: FoundPart[]; unread: Grid[][] } {
  const openings = parts.flatMap((part) => part.opens.map((pattern): Opening => ({ part, label: compileLabel(pattern) })))
  const paged = grids.some(({ place }) => /^p\d+\//.test(place))
  const units = paged ? cutPages(grids, openings) : cutFlow(grids, openings)
  const found = parts.map((part) => ({ part, units: units.filter((unit) => unit.part === part).map((unit) => unit.grids) }))
  return { found, unread: units.filter(({ part }) => part === undefined).map((unit) => unit.grids) }
}

/** A page without an opening of its own goes on with the one before; one that holds several parts is cut where they open. */
function cutPages(grids: Grid[], openings: Opening[]): Unit[] {
  const pages = new Map<string, Grid[]>()
  for (const grid of grids) {
    const page = grid.place.slice(0, grid.place.indexOf('/'))
    pages.set(page, [...(pages.get(page) ?? []), grid])
  }
  const units: Unit[] = []
  for (const page of pages.values()) {
    const all = page.flatMap((grid) => grid.cells).flatMap((cell) => openingsAt(openings, cell))
    const met = new Set(all)
    if (new Set(all.map(({ part }) => part)).size > 1 || all.length > met.size) {
      addFlow(units, page, openings)
      continue
    }
    const opening = openings.find((one) => met.has(one))
    const open = units.at(-1)
    if (opening) units.push({ part: opening.part, grids: page, labels: new Set([...met].map(({ label }) => label)) })
    else if (open?.part) open.grids.push(...page)
    else units.push({ part: undefined, grids: page, labels: new Set() })
  }
  return units
}

/** The openings that any line of a cell begins with. */
function openingsAt(openings: Opening[], { text }: Cell): Opening[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && line.length < 200)
  const folded = lines.map(foldLabelText)
  return openings.filter(({ label }) => folded.some((line) => label.opening.test(line)))
}

/** Without pages, a label that has stood in a unit already opens the next; tables are never parted. */
function cutFlow(grids: Grid[], openings: Opening[]): Unit[] {
  const units: Unit[] = []
  addFlow(units, grids, openings)
  return units.filter((unit) => unit.grids.some(({ cells }) => cells.some(({ text }) => text.trim() !== '')))
}

function addFlow(units: Unit[], grids: Grid[], openings: Opening[]): void {
  if (units.length === 0) units.push({ part: undefined, grids: [], labels: new Set() })
  for (const grid of grids) {
    if (grid.kind === 'table') addTable(units, grid, openings)
    else addLines(units, grid, openings)
  }
}

function addTable(units: Unit[], grid: Grid, openings: Opening[]): void {
  const opened = new Set(grid.cells.flatMap((cell) => openingsAt(openings, cell)))
  const met = openings.filter((opening) => opened.has(opening))
  const unit = openUnit(units, met)
  unit.grids.push(grid)
}

/** The unit that goes on, or a new one with the heading line that stands before it. */
function openUnit(units: Unit[], met: Opening[]): Unit {
  const open = units.at(-1) as Unit
  const [first] = met
  if (!first || (open.part === first.part && !met.some(({ label }) => open.labels.has(label)))) {
    for (const { label } of met) open.labels.add(label)
    return open
  }
  const unit: Unit = {
    part: first.part,
    grids: [],
    labels: new Set(met.filter(({ part }) => part === first.part).map(({ label }) => label)),
  }
  const heading = first.part.headed ? takeHeading(open) : undefined
  if (heading) unit.grids.push(heading)
  units.push(unit)
  return unit
}

/** Takes the last lines off a unit: those after the last blank line, or after a line that stands apart from them. */
function takeHeading(unit: Unit): Grid | undefined {
  const at = unit.grids.findLastIndex(({ cells }) => cells.some(({ text }) => text.trim() !== ''))
  const row = unit.grids[at]
  if (row?.kind === 'table' && isHeadingRow(row)) {
    unit.grids.splice(at, 1)
    return { ...row, kind: 'lines' }
  }
  const grid = unit.grids.at(-1)
  if (grid?.kind !== 'lines') return undefined
  const filled = grid.cells.findLastIndex(({ text }) => text.trim() !== '')
  let from = filled
  const goesOn = (at: number) =>
    at > 0 && grid.place === 'text' && !/^\s/.test(grid.cells[at]?.text ?? '') && grid.cells[at - 1]?.text.trim() !== ''
  while (goesOn(from)) from--
  if (filled < 0) return undefined
  const cells = grid.cells.slice(from)
  unit.grids[unit.grids.length - 1] = { ...grid, cells: grid.cells.slice(0, from) }
  return { ...grid, cells }
}

/** A heading laid out as a table of one row: a name, and perhaps a section beside it. */
function isHeadingRow({ cells }: Grid): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  return (
    cells.length <= 3 && cells.every(({ row }) => row === 0) && filled.every(({ text }) => /^[^。\n]{2,60}$/.test(text.trim()))
  )
}

function addLines(units: Unit[], grid: Grid, openings: Opening[]): void {
  let open: Grid = { ...grid, cells: [] }
  ;(units.at(-1) as Unit).grids.push(open)
  for (const cell of grid.cells) {
    const met = openingsAt(openings, cell)
    const unit = met.length > 0 ? openUnit(units, met) : (units.at(-1) as Unit)
    const last = unit.grids.at(-1)
    if (last?.place !== grid.place) {
      open = { ...grid, cells: [] }
      unit.grids.push(open)
    } else open = last
    open.cells.push(cell)
  }
}

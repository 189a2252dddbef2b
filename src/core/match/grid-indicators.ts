import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import type { Observation } from '../observation.ts'
import type { Accumulation, Indicator, Item } from '../plan.ts'
import { foldText } from '../text-fold.ts'
import { type GridDraft, type IndicatorLines, report } from './grid-draft.ts'
import { readCellFigure } from './grid-figure.ts'
import { type FigureCell, figureCells, readObservation } from './grid-observations.ts'
import { listAgain } from './grid-relisted.ts'
import { reportReading } from './grid-reports.ts'
import { sourceOf, unitByName } from './rows-draft.ts'

/** Reads every indicator with its figures. `isBrace`: cells that are a brace over several rows, or the remark beside it. */
export function readGridIndicators(groups: IndicatorLines[], draft: GridDraft, isBrace: (cell: Cell) => boolean): void {
  const byName = new Map<string, Indicator>()
  const said = new Map<string, Observation[]>()
  for (const group of groups) {
    const key = foldText(group.name)
    const first = group.relisted ? byName.get(key) : undefined
    const cells = figureCells(group, isBrace)
    for (const { cell } of cells) draft.used.add(cell)
    if (first) {
      listAgain(first, group, cells, said.get(first.id) ?? [], draft)
      continue
    }
    if (!group.owner) {
      report(draft, finding('indicator-without-item', { name: group.name }, { source: sourceOf(group.cell) }))
      continue
    }
    const indicator = openIndicator(group, group.owner, cells, draft)
    if (group.relisted)
      report(
        draft,
        finding('relisted-without-first', { name: group.name }, { subject: indicator.id, source: sourceOf(group.cell) }),
      )
    if (!byName.has(key)) byName.set(key, indicator)
    said.set(indicator.id, readFigures(indicator, cells, draft, group.runs))
  }
}

function openIndicator(group: IndicatorLines, owner: Item, cells: FigureCell[], draft: GridDraft): Indicator {
  const { scheme } = draft.context
  const { written } = group
  const targets = cells.filter(({ measure }) => measure === 'target')
  const read = ({ cell }: FigureCell) => readCellFigure(cell.text, { name: group.name, unit: written?.unit })
  const aims = targets.map(read)
  const enough = aims.some(({ fields }) => fields.value !== undefined && fields.unit !== undefined)
  const others = cells.filter((one) => one.measure !== 'target' && (!enough || /累計|累積|[/／]年/.test(one.cell.text)))
  const readings = [...aims, ...others.map(read)]
  const told = readings.find(({ fields }) => fields.unit !== undefined)
  const unit = written?.unit ?? told?.fields.unit ?? unitByName(group.name)
  const numeric = readings.some(
    ({ fields }) => fields.value !== undefined || fields.min !== undefined || fields.max !== undefined,
  )
  const indicator: Indicator = {
    id: `i${String(draft.out.indicators.length + 1).padStart(2, '0')}`,
    item: owner.id,
    name: group.name,
    ...(unit === undefined || !(numeric || written) ? {} : { unit }),
    kind:
      numeric || written || readings.length === 0 || readings.every(({ missing }) => missing) ? 'quantitative' : 'qualitative',
    ...(scheme.indicators.role ? { role: scheme.indicators.role } : {}),
    accumulation: written?.accumulation ?? accumulationOf(group.name, readings, unit) ?? scheme.indicators.accumulation,
    ...(scheme.indicators.direction ? { direction: scheme.indicators.direction } : {}),
    source: sourceOf(group.cell),
  }
  draft.out.indicators.push(indicator)
  const at = { subject: indicator.id, source: sourceOf(group.cell) }
  if (group.doubt) report(draft, finding('row-alignment-doubtful', group.doubt, at))
  return indicator
}

/** 累計 and /年 as the figures say them, else the name; a share is a level at a date. */
function accumulationOf(
  name: string,
  readings: { accumulation?: 'cumulative' | 'annual' }[],
  unit: string | undefined,
): Accumulation | undefined {
  const said = readings.find(({ accumulation }) => accumulation !== undefined)?.accumulation
  if (said) return said
  if (/累計|累積/.test(name)) return 'cumulative'
  if (/年間|(?:\/|／)年/.test(name)) return 'annual'
  return unit === '%' || unit === '％' || unit === 'パーセント' ? 'point' : undefined
}

function readFigures(indicator: Indicator, cells: FigureCell[], draft: GridDraft, runs: boolean): Observation[] {
  const target = cells.find(({ measure }) => measure === 'target')
  const said: Observation[] = []
  for (const one of cells) {
    const { observation, reading } = readObservation(indicator, one, draft, runs)
    if (!observation) continue
    const { unit } = observation
    if (unit !== undefined && foldText(unit) === foldText(indicator.unit ?? '')) delete observation.unit
    observation.id = idOf(observation, said, draft)
    said.push(observation)
    draft.out.observations.push(observation)
    reportReading({ indicator, observation, reading, place: one, target }, draft)
  }
  return said
}

/** `i02-actual`, `i02-actual-2017` for a year other than the paper's. `said`: what is said of the indicator so far. */
function idOf(
  { indicator, measure, fiscalYear, toFiscalYear }: Observation,
  said: Observation[],
  { context }: GridDraft,
): string {
  const year = fiscalYear ?? toFiscalYear
  const stem = `${indicator}-${measure}${year === undefined || year === context.fiscalYear ? '' : `-${year}`}`
  const taken = said.filter(({ id }) => id === stem || id?.startsWith(`${stem}-n`)).length
  return taken === 0 ? stem : `${stem}-n${taken + 1}`
}

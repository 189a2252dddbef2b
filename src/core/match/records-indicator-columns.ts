import type { FiscalYear } from '../fiscal-year.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { Heading, RecordIndicator } from '../scheme-records.ts'
import type { RecordColumns } from './records-columns.ts'
import type { RecordColumn } from './records-header.ts'
import type { RecordPlan } from './records-plan.ts'

/** A column of figures of an indicator. */
export interface FigureColumn {
  column: RecordColumn
  measure: ObservationMeasure
  /** Absent: the row's or the paper's. */
  fiscalYear?: FiscalYear
  /** The column that tells the year. */
  year?: RecordColumn
}

/** The columns of one indicator of a row. */
export interface IndicatorColumns {
  plan: RecordIndicator
  name?: RecordColumn
  unit?: RecordColumn
  description?: RecordColumn
  figures: FigureColumn[]
}

/**
 * The columns of every indicator of a table. Where several indicators share headings (指標名 | 単位 | 実績 | 指標名 | 単位 | 実績), those between
 * a name and the next one are its own.
 */
export function findIndicatorColumns(plan: RecordPlan, columns: RecordColumns): IndicatorColumns[] {
  const names = plan.indicators.flatMap(({ name }) => columns.under(name)).map(({ col }) => col)
  const ends = [...new Set(names)].sort((a, b) => a - b)
  return plan.indicators.flatMap((indicator) => {
    if (indicator.name === undefined) return [columnsOf(plan, columns, indicator, undefined, Number.POSITIVE_INFINITY)]
    return columns
      .under(indicator.name)
      .map((name) => columnsOf(plan, columns, indicator, name, ends.find((col) => col > name.col) ?? Number.POSITIVE_INFINITY))
  })
}

function columnsOf(
  plan: RecordPlan,
  columns: RecordColumns,
  indicator: RecordIndicator,
  name: RecordColumn | undefined,
  end: number,
): IndicatorColumns {
  const own = (heading: Heading | undefined) => ownColumns(plan, columns, heading, name, end)
  const [unit] = own(indicator.unit)
  const [description] = own(indicator.description)
  const figures = Object.entries(indicator.figures).flatMap(([heading, figure]) => {
    const { measure, year } = typeof figure === 'string' ? { measure: figure, year: undefined } : figure
    const [yearColumn] = own(year)
    return own(heading).map((column) => figureColumn(plan, columns, column, measure, yearColumn))
  })
  return {
    plan: indicator,
    ...(name ? { name } : {}),
    ...(unit ? { unit } : {}),
    ...(description ? { description } : {}),
    figures: figures.sort((a, b) => a.column.col - b.column.col),
  }
}

function figureColumn(
  { table }: RecordPlan,
  columns: RecordColumns,
  column: RecordColumn,
  measure: ObservationMeasure,
  year: RecordColumn | undefined,
): FigureColumn {
  const block = columns.blockOf(column)
  const fiscalYear = block?.fiscalYear ?? column.fiscalYear
  return {
    column,
    measure: (block?.isLast ? table.blocks?.last?.figures : undefined) ?? measure,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(year ? { year } : {}),
  }
}

/** The columns under a heading that are this name's own: in a yearly block any, else between it and the next name, else any. */
function ownColumns(
  plan: RecordPlan,
  columns: RecordColumns,
  heading: Heading | undefined,
  name: RecordColumn | undefined,
  end: number,
): RecordColumn[] {
  const all = columns.under(heading)
  if (name === undefined || plan.table.blocks) return all
  const between = all.filter(({ col }) => col > name.col && col < end)
  if (between.length > 0) return between
  const isShared = plan.indicators.some((other) => columns.under(other.name).length > 1)
  return isShared ? [] : all
}

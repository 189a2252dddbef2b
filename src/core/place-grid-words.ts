import { formatDate } from './format-date.ts'
import type { GridColumn } from './match/grid-column.ts'
import { targetFields } from './match/target-fields.ts'
import type { Observation } from './observation.ts'
import type { GridPlacing } from './place-grid-rows.ts'
import { formatTitle } from './place-words.ts'
import type { Indicator, Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { IndicatorView } from './sheet.ts'
import { formatTarget } from './target.ts'

/** Items of a cell (重点取組, 施策), one a line, each with its number and marks. */
export function sayItems(items: Item[], scheme: Scheme): string {
  return items.map((item) => sayItem(item, scheme)).join('\n')
}

function sayItem(item: Item, scheme: Scheme): string {
  const marks = (item.marks ?? []).filter((mark) => mark.length === 1).join('')
  return `${marks}${item.code === undefined ? '' : `${sayCode(item.code, item, scheme)} `}${formatTitle(item, scheme.titleMarks)}`
}

/** A number as the scheme writes it: where its codes are circled, 1 is ①. */
function sayCode(code: string, { levelLabel }: Item, { levels }: Scheme): string {
  const pattern = levels.find(({ label }) => label === levelLabel)?.code
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(code)) return code
  const circled = /^\d{1,2}$/.test(code) ? String.fromCodePoint(0x245f + Number(code)) : code
  const bracketed = `(${code})`
  return [circled, bracketed].find((one) => new RegExp(`^(?:${pattern})$`, 'u').test(one)) ?? code
}

/** What the cell of a year says of an indicator; a dash where the sheet's own year has nothing to tell. */
export function sayFigure(
  { indicator, observations }: IndicatorView,
  column: GridColumn,
  fiscalYear: number,
  { document }: GridPlacing,
): string {
  if (column.kind !== 'figure') return ''
  const measure = column.measure ?? 'actual'
  const isOwn = (said: Observation) =>
    said.measure === measure && (column.fiscalYear === undefined || (said.fiscalYear ?? said.toFiscalYear) === column.fiscalYear)
  const said = observations.filter((one) => isOwn(one) && one.supersededBy === undefined)
  if (said.length === 0) return measure === 'actual' && column.fiscalYear === fiscalYear ? '—' : ''
  return said.map((one) => sayObservation(one, indicator, document?.asOf)).join('\n')
}

function sayObservation(said: Observation, indicator: Indicator, asOf: string | undefined): string {
  const { text, value, min, max } = said
  const figure = [value, min, max].find((one) => one !== undefined)
  if (text !== undefined && (figure === undefined || text.replaceAll(',', '').includes(String(figure)))) return text
  const unit = said.unit ?? indicator.unit
  const accumulation = said.measure === 'target' ? indicator.accumulation : undefined
  const written = formatTarget({
    ...targetFields({ ...said, ...(unit === undefined ? {} : { unit }) }),
    ...(accumulation === 'cumulative' ? { accumulation } : {}),
    ...(accumulation === 'annual' ? { perYear: true } : {}),
  })
  const dated = said.asOf !== undefined && said.asOf !== asOf && text === undefined ? [`(${formatDate(said.asOf)}現在)`] : []
  return [written, ...(text === undefined ? dated : [text])].join('\n')
}

import type { Item } from './plan.ts'
import type { IndicatorView, SheetView } from './sheet.ts'

/** A row of a grid to be: the items beside an indicator (none: those of the whole sheet), and the indicator, perhaps listed again (再掲). */
export interface GridLineView {
  /** Items of a lower level that this row and those with the same list stand beside. */
  beside: Item[] | undefined
  indicator?: IndicatorView
  relisted?: true
}

/** The rows of one sheet. */
export interface LaidSheet {
  view: SheetView
  lines: GridLineView[]
}

/**
 * The rows of a sheet: each measure (施策) beside its own indicators; where no indicator is of one measure alone, all measures beside all
 * of them. Indicators that are listed here again (再掲) come last.
 */
export function layLines(view: SheetView): LaidSheet {
  const fields = view.sections.flatMap((section) => section.fields)
  const indicators = fields.flatMap((field) => (field.type === 'indicators' ? field.indicators : []))
  const children = fields.flatMap((field) => (field.type === 'children' ? field.children.map(({ item }) => item) : []))
  const level = children.find((item) => indicators.some(({ of }) => of?.id === item.id))?.levelLabel
  const beside = level === undefined ? undefined : children.filter(({ levelLabel }) => levelLabel === level)
  const none = beside ? [] : undefined
  const rest = indicators.filter(({ of }) => !beside?.some(({ id }) => id === of?.id))
  const isAgain = ({ indicator }: IndicatorView) => indicator.relistedUnder?.includes(view.item.id) === true
  const lines = [
    ...(beside ?? []).flatMap((item) => linesBeside(item, indicators)),
    ...rest.filter((one) => !isAgain(one)).map((indicator) => ({ beside: none, indicator })),
    ...rest.filter(isAgain).map((indicator) => ({ beside: none, indicator, relisted: true as const })),
  ]
  return { view, lines: lines.length > 0 ? lines : [{ beside: undefined }] }
}

function linesBeside(item: Item, indicators: IndicatorView[]): GridLineView[] {
  const beside = [item]
  const own = indicators.filter(({ of }) => of?.id === item.id)
  return own.length === 0 ? [{ beside }] : own.map((indicator) => ({ beside, indicator }))
}

import type { PlacedValue } from './filling.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import { fillLabel, findLabels, matchFolded } from './label.ts'
import { compileLabel, foldLabel } from './label-pattern.ts'
import type { TableHeader } from './match/rows-header.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'

/** Headings with a year or a date in them are written anew; what stands after the label in the same cell stays. */
export function relabel(scheme: Scheme, header: TableHeader, view: SheetView): PlacedValue[] {
  const words = labelWordsOf(scheme, view)
  return header.columns.flatMap(({ field, cell }) => {
    const [hit] = findLabels(compileLabel(field.label), cell.text)
    const known = [...field.label.matchAll(/\{([^{}]+)\}/g)].every(([, name = '']) => words[name] !== undefined)
    const label = fillLabel(field.label, words)
    if (!field.label.includes('{') || !hit || !known || cell.text.slice(hit.start, hit.end) === label) return []
    return [{ locator: cell.locator, value: cell.text.slice(0, hit.start) + label + cell.text.slice(hit.end) }]
  })
}

/** Year and date as the sheet's own labels say them. */
function labelWordsOf(scheme: Scheme, view: SheetView): Partial<Record<string, string>> {
  const style = scheme.years ?? 'era'
  const labels = scheme.sheet.flatMap(({ fields }) => fields)
  const date = view.sections
    .flatMap(({ fields }) => fields)
    .flatMap(({ key, label }) => {
      const pattern = labels.find((field) => field.key === key)?.label
      return (pattern && matchFolded(compileLabel(pattern), foldLabel(label).folded)?.asOf) ?? []
    })[0]
  return {
    年度: formatFiscalYear(view.fiscalYear, style),
    翌年度: formatFiscalYear(view.fiscalYear + 1, style),
    ...(date === undefined ? {} : { 時点: date }),
  }
}

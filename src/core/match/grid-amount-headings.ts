import { type CompiledLabel, compileLabel } from '../label-pattern.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { ColumnContent } from './grid-column.ts'

/** The headings by which a scheme names the columns of its amounts (実績額, {年度}決算額). */
export function amountHeadings(fields: SchemeField[]): { label: CompiledLabel; contents: () => ColumnContent[] }[] {
  return fields.flatMap((field) =>
    field.type !== 'budget'
      ? []
      : Object.entries(field.columns).map(([heading, stage]) => ({
          label: compileLabel(heading),
          contents: (): ColumnContent[] => [{ kind: 'budget', stage, unit: field.unit }],
        })),
  )
}

import type { ComposedCell } from './filling.ts'
import type { GridRow } from './match/grid-rows.ts'
import type { LaidSheet } from './place-grid-lines.ts'
import type { GridPlacing } from './place-grid-rows.ts'
import { formatBlocks } from './place-words.ts'
import { foldText } from './text-fold.ts'

/** Words about the whole sheet that have no column, and that no figure's cell says already. */
export function remarkOf({ scheme, specimens }: GridPlacing, { view }: LaidSheet): string {
  const columns = new Set(specimens.header.columns.flatMap((column) => (column.kind === 'words' ? [column.role] : [])))
  const fields = view.sections.flatMap((section) => section.fields)
  const told = new Set(
    fields.flatMap((field) =>
      field.type === 'indicators'
        ? field.indicators.flatMap(({ observations }) => observations.map(({ text }) => foldText(text ?? '')))
        : [],
    ),
  )
  const blocks = fields.flatMap((field) => (field.type === 'narratives' && !columns.has(field.role) ? field.blocks : []))
  return formatBlocks(
    blocks.filter(({ text }) => !told.has(foldText(text))),
    scheme.blocks,
  )
}

/** The brace and, right of it, the remark, over all rows of the sheet. */
export function braceOf({ cells }: GridRow, words: string, down: number): ComposedCell[] {
  const brace = cells.find(({ text }) => /^\s*[}｝]/.test(text))
  const beside = cells.find(({ col }) => brace !== undefined && col === brace.col + brace.colSpan)
  if (brace === undefined) return []
  return beside === undefined
    ? [{ col: brace.col, value: `}${words}`, down }]
    : [
        { col: brace.col, value: '}', down },
        { col: beside.col, value: words, down },
      ]
}

import type { Statement } from './statement.ts'

/**
 * The blocks of words that a paper gives together (一つの欄の記述), as text: one item, role, heading and year. A later paper says them anew as a
 * whole: what it has no block for any more is not said any more. `undefined` for statements that are no words.
 */
export function narrativeGroup(statement: Statement): string | undefined {
  if (statement.list !== 'narratives') return undefined
  const { item, role, label, fiscalYear } = statement.row
  return [item, role, label, fiscalYear].map((part) => (part === undefined ? '' : String(part))).join('|')
}

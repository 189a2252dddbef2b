import type { Grid } from '../grid.ts'
import type { DraftLabel } from './draft-labels.ts'
import { lookUp } from './field-words.ts'
import { isLabelLike, longestUnknown } from './label-like.ts'
import { writeLabel } from './label-pattern-of.ts'
import { cutSample } from './label-sample.ts'
import type { LabelUse } from './label-use.ts'
import { explainedGrades } from './legend-words.ts'

/** 担当課：○○課, 【目的】, ■ 事業の概要: a label with its words behind it, or a heading over them. */
const labelledLine = /^\s*([^:：。]{1,30})[:：]\s*(\S.*)?$/
const headedLine = /^\s*(?:[【〈《<[]([^】〉》>\]]{1,30})[】〉》>\]]|[■□●◆▼]\s*(\S{1,30}))\s*(\S.*)?$/

/** (3) 事業費の推移, 【評価】, ２ 実施結果: a heading over the table that follows. */
export const partHead = /^\s*(?:[(（][\d０-９]{1,2}[)）]|[\d０-９ⅠⅡⅢⅣⅤ]{1,2}[.．、\s\u3000]|[①-⑳]|[■□●◆▼【〈《])[^。]{1,24}$/

/** A line that stands alone heads what follows: a table of its kind, which says the rest itself. */
const headsTable = (use: LabelUse): LabelUse =>
  ['grade', 'budget', 'indicators', 'indicator:name'].includes(use) ? 'section' : use

/** The labels of running text (見出し行): before a colon, in brackets or behind an ornament, or a line of their own. */
export function labelsOfLines(grid: Grid, beforeTable: boolean): DraftLabel[] {
  const last = grid.cells.at(-1)
  return grid.cells.flatMap((cell): DraftLabel[] => {
    const { text, locator } = cell
    const [first = ''] = text.split('\n')
    if (explainedGrades(first).length > 1) return []
    const labelled = labelledLine.exec(first)
    const headed = labelled ? undefined : headedLine.exec(first)
    const head =
      labelled?.[1] ??
      headed?.[1] ??
      headed?.[2] ??
      (first.length <= longestUnknown || (beforeTable && cell === last && partHead.test(first)) ? first : '')
    const written = isLabelLike(head) ? writeLabel(head) : undefined
    const known = written && lookUp(written.word)
    if (written && !known && beforeTable && cell === last && partHead.test(first))
      return [{ locator, label: written.pattern, use: 'section', sure: 'guess' }]
    if (!written || !known) return []
    const rest = labelled?.[2] ?? headed?.[3]
    const sample = rest === undefined || known.use === 'withheld' ? {} : { sample: cutSample(rest) }
    return [{ locator, label: written.pattern, ...(labelled ? known : { ...known, use: headsTable(known.use) }), ...sample }]
  })
}

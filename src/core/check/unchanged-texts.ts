import type { NarrativeRole } from '../exchange.ts'
import type { Stated, YearNarrative } from '../facts.ts'
import { type Finding, finding } from '../finding.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import { foldText } from '../text-fold.ts'

/** Words that ought to change from year to year, by what a reader calls them. 目的 and 概要 may stay. */
const yearly: Partial<Record<NarrativeRole, string>> = { progress: '成果', issue: '課題', direction: '今後の方向性' }

/** Shorter texts (特になし) say nothing by being the same. */
const shortest = 20

/** Texts of a year that stand word for word in the year before (前年度と同じ文章). Over the facts of a ledger, which knows earlier years. */
export function checkUnchangedTexts(narratives: Stated<YearNarrative>[], fiscalYear: FiscalYear): Finding[] {
  const keyOf = ({ item, role, text }: YearNarrative) => `${item}\n${role}\n${foldText(text)}`
  const before = new Set(narratives.filter((one) => one.fiscalYear === fiscalYear - 1).map(keyOf))
  return narratives
    .filter((one) => one.fiscalYear === fiscalYear && yearly[one.role] !== undefined && foldText(one.text).length >= shortest)
    .filter((one) => before.has(keyOf(one)))
    .map(({ role, label, text, item, source }) => {
      const facts = {
        heading: label ?? yearly[role] ?? '',
        year: formatFiscalYear(fiscalYear - 1, 'era'),
        words: `${text.replace(/\s+/g, '').slice(0, 20)}…`,
      }
      return finding('text-unchanged', facts, { subject: item, source })
    })
}

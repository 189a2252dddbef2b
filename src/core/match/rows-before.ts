import type { Observation } from '../observation.ts'
import { readLastYear } from './last-year.ts'
import { addObservation, type ItemDraft, type RowsContext } from './rows-draft.ts'
import type { TargetEntry } from './rows-targets.ts'
import { targetFields } from './target-fields.ts'
import { cutFormer } from './target-remarks.ts'

/** 昨年度実績(4,000件)以上 says last year's actual too. */
export function addLastYear(draft: ItemDraft, { indicator, relativeTo, unit, source }: Observation, context: RowsContext): void {
  const year = relativeTo?.base === undefined ? undefined : readLastYear(relativeTo.quantity, context.fiscalYear)
  if (year === undefined || relativeTo?.base === undefined) return
  const { quantity, base } = relativeTo
  addObservation(
    draft,
    {
      indicator,
      measure: 'actual',
      fiscalYear: year,
      value: base,
      ...(unit === undefined ? {} : { unit }),
      text: quantity,
      ...(source ? { source } : {}),
    },
    context,
  )
}

/** 1,000件以上(令和3年度:820件) says how it was before, too. */
export function addFormer(
  draft: ItemDraft,
  { indicator, source, relativeTo }: Observation,
  { raw }: TargetEntry,
  context: RowsContext,
): void {
  const { former } = cutFormer(raw, context.fiscalYear)
  if (!former || former.fiscalYear === context.fiscalYear) return
  const { measure, fiscalYear, target } = former
  // 発表数の5倍以上(令和4年度実績:4.8倍): as many times of the same.
  const times = target.unit === '倍' && relativeTo?.factor !== undefined && target.value !== undefined
  const said = times ? { relativeTo: { quantity: relativeTo.quantity, factor: target.value as number } } : targetFields(target)
  const row = { indicator, measure, fiscalYear, ...said, ...(source ? { source } : {}) }
  addObservation(draft, row, context)
}

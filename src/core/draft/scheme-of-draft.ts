import { type Level, levels as order } from '../plan.ts'
import type { DraftLabel } from './draft-labels.ts'
import type { SchemeDraft } from './scheme-draft.ts'
import { sheetOfDraft } from './sheet-of-draft.ts'

/** How many labels a paper is recognised by at most: enough to tell it from others, few enough to survive a change. */
const mostRecognised = 8
/** Words on nearly every sheet: they tell one from another no more than paper does. */
const everywhere = /^(?:単位|年度|備考|備考等|合計|予算額?|決算額?|事業費|目標値?|実績値?|その他)$/

/**
 * The data of a `scheme.yaml` from a draft (様式の定義), for `parseScheme` to check: the sheet with its fields, the levels that it names, the
 * scales of its grades, and the labels by which such a paper is recognised again.
 */
export function schemeOfDraft(draft: SchemeDraft): Record<string, unknown> {
  const { sheet, otherLabels } = sheetOfDraft(draft)
  const named = draft.labels.flatMap(({ use, label }) =>
    use.startsWith('item:') ? [{ level: use.slice(5) as Level, label }] : [],
  )
  const levels = order.flatMap((level) => {
    const label = named.find((one) => one.level === level)?.label
    return label === undefined ? [] : [{ key: level, level, label }]
  })
  const evaluated = levels.at(-1)?.key ?? 'programme'
  const children = sheet.some(({ fields }) => fields.some(({ type }) => type === 'children'))
  return {
    scheme: draft.name,
    title: draft.title,
    body: { name: draft.body },
    recognise: { titles: [draft.title], labels: recognisedBy(draft.labels) },
    layout: draft.layout,
    stage: draft.stage,
    levels: [
      ...(levels.length > 0 ? levels : [{ key: 'programme', level: 'programme', label: '事業' }]),
      ...(children
        ? [{ key: 'children', level: evaluated === 'measure' ? 'programme' : 'initiative', label: '下位の事業' }]
        : []),
    ],
    evaluates: evaluated,
    grades: draft.scales.filter(({ scale }) =>
      sheet.some(({ fields }) => fields.some((field) => field.type === 'grade' && field.label === scale)),
    ),
    indicators: { accumulation: 'annual' },
    sheet,
    ...(otherLabels.length > 0 ? { otherLabels } : {}),
  }
}

/** The surest and longest labels: they change least from year to year, and stand on few other papers. */
function recognisedBy(labels: DraftLabel[]): string[] {
  const used = labels.filter(({ use, sure, label }) => use !== 'other' && sure !== 'guess' && !everywhere.test(label))
  const chosen = new Set([...used].sort((a, b) => b.label.length - a.label.length).slice(0, mostRecognised))
  const first = [...used.filter((label) => chosen.has(label)), ...labels].slice(0, Math.max(1, chosen.size))
  return [...new Set(first.map(({ label }) => label))]
}

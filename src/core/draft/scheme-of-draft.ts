import { type Level, levels as order } from '../plan.ts'
import type { SchemeSection } from '../scheme-field.ts'
import type { DraftLabel } from './draft-labels.ts'
import type { DraftScale } from './draft-scales.ts'
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
  const { sheet, otherLabels, withheld } = sheetOfDraft(draft)
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
    ...(draft.period ? { period: draft.period } : {}),
    levels: [
      ...(levels.length > 0 ? levels : [{ key: 'programme', level: 'programme', label: '事業' }]),
      ...(children
        ? [{ key: 'children', level: evaluated === 'measure' ? 'programme' : 'initiative', label: '下位の事業' }]
        : []),
    ],
    evaluates: evaluated,
    ...ruleOf(draft, gradesOf(draft, sheet)),
    indicators: { accumulation: 'annual' },
    sheet: [...sheet, ...judgementsOf(draft)],
    ...(otherLabels.length > 0 ? { otherLabels } : {}),
    ...(withheld.length === 0 ? {} : draft.layout === 'records' ? { records: { withheld } } : { withheld }),
  }
}

/** Scales that a grade on the sheet answers. */
const gradesOf = ({ scales }: SchemeDraft, sheet: SchemeSection[]): DraftScale[] =>
  scales.filter(({ scale }) =>
    sheet.some(({ fields }) => fields.some((field) => field.type === 'grade' && field.label === scale)),
  )

/** The chosen rule: its grades are those of the sheet's first scale, which a proposal is for; what it asks of a person are scales of their own. */
function ruleOf({ preset }: SchemeDraft, grades: DraftScale[]): Record<string, unknown> {
  const [first, ...rest] = grades
  const [graded, ...asked] = preset?.grades ?? []
  if (!preset || !first || !graded) return { grades }
  return {
    grades: [{ ...graded, scale: first.scale }, ...rest, ...asked],
    ...(preset.attainment ? { attainment: preset.attainment } : {}),
    ...(preset.propose ? { propose: preset.propose } : {}),
  }
}

/** Fields for what the rule asks of a person and the sheet has no place for. */
function judgementsOf({ preset, scales }: SchemeDraft): SchemeSection[] {
  const asked = (preset?.grades ?? []).slice(1).filter(({ scale }) => !scales.some((one) => one.scale === scale))
  if (asked.length === 0 || scales.length === 0) return []
  const fields = asked.map(({ scale }, i) => ({
    key: `judgement${i + 1}`,
    label: scale,
    type: 'grade' as const,
    scales: [scale],
  }))
  return [{ section: '評価のための判断', fields }]
}

/** The surest and longest labels: they change least from year to year, and stand on few other papers. */
function recognisedBy(labels: DraftLabel[]): string[] {
  const used = labels.filter(
    ({ use, sure, label }) => use !== 'other' && use !== 'withheld' && sure !== 'guess' && !everywhere.test(label),
  )
  const chosen = new Set([...used].sort((a, b) => b.label.length - a.label.length).slice(0, mostRecognised))
  const first = [...used.filter((label) => chosen.has(label)), ...labels].slice(0, Math.max(1, chosen.size))
  return [...new Set(first.map(({ label }) => label))]
}

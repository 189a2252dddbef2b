import type { Finding } from '#core/finding.ts'
import type { IndicatorView, SheetField } from '#core/sheet.ts'
import { formatLocator } from './locator-words.ts'

/** A finding with the number under which it stands in the margin. */
export interface Numbered {
  number: number
  finding: Finding
}

const said = (rows: { id?: string; provenance?: { id: string } }[]) =>
  rows.flatMap(({ id, provenance }) => [id, provenance?.id]).filter((id) => id !== undefined)

/** What a finding on an indicator may name: itself, its observations, their statements. */
export const indicatorSubjects = ({ indicator, observations }: IndicatorView): string[] => [indicator.id, ...said(observations)]

/** Everything of a field that a finding may speak of, by id; of indicators one set each, in their order. */
export function subjectsOf(field: SheetField): Set<string>[] {
  switch (field.type) {
    case 'indicators':
      return field.indicators.map((view) => new Set(indicatorSubjects(view)))
    case 'budget':
      return [new Set(said(field.budgets))]
    case 'grade':
      return [new Set(said(field.evaluations))]
    case 'narratives':
      return [new Set(said(field.blocks))]
    case 'children':
      return [
        new Set(field.children.flatMap(({ item, state }) => [item.id, ...said(state ? [state] : [])])),
        ...field.children.flatMap(({ fields }) => (fields ?? []).flatMap(subjectsOf)),
      ]
    default:
      return []
  }
}

const heads = { error: '誤り', warning: '注意', info: '参考' } as const

/** Findings beside what they speak of: numbered, one sentence each. */
export function Margin({ findings }: { findings: Numbered[] }) {
  if (findings.length === 0) return null
  return (
    <ol className="margin-notes">
      {findings.map(({ number, finding }) => (
        <li key={number} id={`finding-${number}`} className={`is-${finding.severity}`}>
          <span className="margin-number">{number}</span>
          <p>
            <span className="margin-kind">{heads[finding.severity]}</span>
            {finding.message}
            {finding.source && <span className="margin-place">{formatLocator(finding.source.locator)}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}

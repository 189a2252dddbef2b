import type { Finding } from '#core/finding.ts'
import type { IndicatorView, SheetField, SheetSection, SheetView } from '#core/sheet.ts'
import { FieldSources } from './field-sources.tsx'
import { columnWords, FieldValue, type SheetContext } from './field-value.tsx'
import { IndicatorBlock } from './indicator-block.tsx'
import { indicatorSubjects, Margin, type Numbered, subjectsOf } from './margin.tsx'

/** Findings numbered in the order of the paper, beside the field they speak of; `apart`: those that speak of the sheet as a whole. */
export function numberFindings(view: SheetView, findings: Finding[]): { byField: Map<string, Numbered[]>; apart: Numbered[] } {
  const byField = new Map<string, Numbered[]>()
  const left = new Set(findings)
  let number = 0
  for (const field of view.sections.flatMap(({ fields }) => fields)) {
    const own: Numbered[] = []
    for (const subjects of subjectsOf(field)) {
      for (const finding of left) {
        if (finding.subject === undefined || !subjects.has(finding.subject)) continue
        left.delete(finding)
        number += 1
        own.push({ number, finding })
      }
    }
    if (own.length > 0) byField.set(field.key, own)
  }
  const apart = [...left].map((finding, i) => ({ number: number + i + 1, finding }))
  return { byField, apart }
}

const wide = new Set<SheetField['type']>(['indicators', 'budget', 'children'])
const short = new Set<SheetField['type']>(['fiscalYear', 'item', 'units', 'mark'])
const editable = new Set<SheetField['type']>(['narratives', 'grade', 'indicators', 'budget'])

/** Whether a person can type into a field; a figure needs an indicator to be said of. */
const isEditable = (field: SheetField): boolean =>
  editable.has(field.type) && !(field.type === 'indicators' && field.indicators.length === 0)

interface FieldProps {
  field: SheetField
  /** Its label repeats the section's title. */
  alone: boolean
  context: SheetContext
  findings: Numbered[]
}

function Label({ field, alone, context, findings }: FieldProps) {
  const edit = isEditable(field) && context.links.edit?.(field.key)
  return (
    <div className="field-label">
      <h3 className={alone ? 'hidden-text' : undefined}>
        {field.label}
        {findings.map(({ number }) => (
          <sup key={number}>
            <a href={`#finding-${number}`} aria-label={`指摘${number}`}>
              {number}
            </a>
          </sup>
        ))}
      </h3>
      {edit && (
        <a className="field-edit" href={edit} aria-label={`${field.label}を編集`}>
          編集
        </a>
      )}
    </div>
  )
}

function Field(props: FieldProps) {
  const { field, context, findings } = props
  if (field.type === 'indicators' && field.indicators.length > 0)
    return <IndicatorRows {...props} indicators={field.indicators} />
  const margin = findings.length > 0 || field.type === 'narratives'
  const kind = wide.has(field.type) ? (margin ? 'is-wide' : 'is-wide is-full') : 'is-text'
  return (
    <div className={`sheet-field ${kind} is-${field.type}`} id={`field-${field.key}`}>
      <Label {...props} />
      <div className="field-value">
        <FieldValue field={field} context={context} />
      </div>
      {margin && (
        <div className="field-margin">
          <Margin findings={findings} />
          <FieldSources field={field} links={context.links} />
        </div>
      )}
    </div>
  )
}

/** Indicators one beneath the other, each with its own findings beside it. */
function IndicatorRows({ field, alone, context, findings, indicators }: FieldProps & { indicators: IndicatorView[] }) {
  const words = columnWords(context.scheme, field.key)
  return (
    <div className="indicators" id={`field-${field.key}`}>
      <Label field={field} alone={alone} context={context} findings={[]} />
      {indicators.map((view, i) => {
        const ids = indicatorSubjects(view)
        const own = findings.filter(({ finding }) => finding.subject !== undefined && ids.includes(finding.subject))
        return (
          <div key={view.indicator.id} className={`sheet-field is-wide${own.length > 0 ? '' : ' is-full'}`}>
            <div className="field-value">
              <IndicatorBlock
                view={view}
                {...(indicators.length > 1 ? { number: i + 1 } : {})}
                verdict={context.verdicts[view.indicator.id]}
                fiscalYear={context.view.fiscalYear}
                links={context.links}
                words={words}
              />
            </div>
            {own.length > 0 && (
              <div className="field-margin">
                <Margin findings={own} />
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Short fields that follow one another (基本情報) stand two abreast, as on paper. */
function groupFields(fields: SheetField[]): (SheetField | SheetField[])[] {
  const groups: (SheetField | SheetField[])[] = []
  for (const field of fields) {
    const before = groups.at(-1)
    if (!short.has(field.type)) groups.push(field)
    else if (Array.isArray(before)) before.push(field)
    else groups.push([field])
  }
  return groups
}

function ShortFields({ fields, context }: { fields: SheetField[]; context: SheetContext }) {
  return (
    <dl className="sheet-facts">
      {fields.map((field) => (
        <div key={field.key}>
          <dt>{field.label}</dt>
          <dd>
            <FieldValue field={field} context={context} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Section({
  section,
  context,
  byField,
}: {
  section: SheetSection
  context: SheetContext
  byField: Map<string, Numbered[]>
}) {
  return (
    <section className="sheet-section">
      <h2>{section.title}</h2>
      {groupFields(section.fields).map((group) =>
        Array.isArray(group) ? (
          <ShortFields key={group[0]?.key} fields={group} context={context} />
        ) : (
          <Field
            key={group.key}
            field={group}
            alone={group.label === section.title}
            context={context}
            findings={byField.get(group.key) ?? []}
          />
        ),
      )}
    </section>
  )
}

/** A sheet (評価票) in the paper's own order and words, with findings and sources in the right margin. */
export function SheetBody({ context, findings }: { context: SheetContext; findings: Finding[] }) {
  const { byField, apart } = numberFindings(context.view, findings)
  return (
    <div className="sheet">
      {context.view.sections.map((section) => (
        <Section key={section.title} section={section} context={context} byField={byField} />
      ))}
      {apart.length > 0 && (
        <section className="sheet-section">
          <h2>この評価票についての指摘</h2>
          <Margin findings={apart} />
        </section>
      )}
    </div>
  )
}

import type { ChildView, SheetField } from '#core/sheet.ts'
import { saysAnything } from '#core/sheet-fields.ts'
import { ItemTags } from './children-field.tsx'
import { columnWords, FieldValue, type SheetContext } from './field-value.tsx'
import { formatGrade } from './grade-field.tsx'
import { IndicatorBlock } from './indicator-block.tsx'
import { Said } from './said.tsx'

type GradeFieldView = SheetField & { type: 'grade' }

/** Judgements (分析結果) that stand side by side on paper: the question and its answer. */
function Answers({ fields, context }: { fields: GradeFieldView[]; context: SheetContext }) {
  return (
    <dl className="child-answers">
      {fields.map(({ key, label, evaluations }) => {
        const newest = evaluations.findLast(({ fiscalYear }) => fiscalYear === context.view.fiscalYear) ?? evaluations.at(-1)
        return (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {newest && (
                <Said list="evaluations" provenance={newest.provenance} links={context.links} of={label}>
                  {formatGrade(newest)}
                </Said>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function BlockField({ field, context }: { field: SheetField; context: SheetContext }) {
  if (field.type === 'indicators') {
    const words = columnWords(context.scheme, field.key)
    return field.indicators.map((view) => (
      <IndicatorBlock
        key={view.indicator.id}
        view={view}
        verdict={context.verdicts[view.indicator.id]}
        fiscalYear={context.view.fiscalYear}
        links={context.links}
        words={words}
      />
    ))
  }
  return (
    <div className={`child-field is-${field.type}`}>
      <h4>{field.label}</h4>
      <FieldValue field={field} context={context} />
    </div>
  )
}

/** Answers that follow one another are one list. */
function groupAnswers(fields: SheetField[]): (SheetField | GradeFieldView[])[] {
  const groups: (SheetField | GradeFieldView[])[] = []
  for (const field of fields) {
    const before = groups.at(-1)
    if (field.type !== 'grade') groups.push(field)
    else if (Array.isArray(before)) before.push(field)
    else groups.push([field])
  }
  return groups
}

/** Child items (細事業) with what the sheet says of each: one block beneath the other. */
export function ChildBlocks({ items, context }: { items: ChildView[]; context: SheetContext }) {
  return (
    <ol className="child-blocks">
      {items.map(({ item, fields = [] }, i) => (
        <li key={item.id}>
          <h3>
            <span className="indicator-number">{i + 1}</span>
            {item.code && <span className="code">{item.code}</span>}
            {item.title}
            <ItemTags item={item} />
          </h3>
          {groupAnswers(fields.filter(saysAnything)).map((group) =>
            Array.isArray(group) ? (
              <Answers key={group[0]?.key} fields={group} context={context} />
            ) : (
              <BlockField key={group.key} field={group} context={context} />
            ),
          )}
        </li>
      ))}
    </ol>
  )
}

import type { Term } from '#core/exchange.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { ObservationMeasure } from '#core/observation.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SchemeField } from '#core/scheme-field.ts'
import type { SheetField, SheetView } from '#core/sheet.ts'
import type { Verdict } from '#core/verdict.ts'
import { BudgetTable } from './budget-table.tsx'
import { ChildBlocks } from './child-blocks.tsx'
import { ChildrenField, ItemTags } from './children-field.tsx'
import { GradeField } from './grade-field.tsx'
import { NarrativeField } from './narrative-field.tsx'
import type { SheetLinks } from './sheet-links.ts'

/** What a sheet is drawn with. */
export interface SheetContext {
  view: SheetView
  scheme: Scheme | undefined
  verdicts: Record<string, Verdict>
  links: SheetLinks
}

/** What the body calls its measures in this field: 計画値 for a target. */
export function columnWords(scheme: Scheme | undefined, key: string): Partial<Record<ObservationMeasure, string>> {
  const fields = (scheme?.sheet ?? []).flatMap((section) => section.fields as SchemeField[])
  const blocks = fields.flatMap((known) => (known.type === 'children' ? (known.fields ?? []) : []))
  const field = [...fields, ...blocks].find((known) => known.key === key)
  if (field?.type !== 'indicators') return {}
  return Object.fromEntries(Object.entries(field.columns).map(([word, measure]) => [measure, word]))
}

function ItemValue({ field, view, links }: { field: SheetField & { type: 'item' }; view: SheetView; links: SheetLinks }) {
  if (!field.item) return <p className="missing">—</p>
  const target = field.item.id === view.item.id ? undefined : links.item(field.item.id)
  return (
    <p>
      {field.item.code && <span className="code">{field.item.code}</span>}
      {target ? <a href={target}>{field.item.title}</a> : field.item.title}
      <ItemTags item={field.item} />
    </p>
  )
}

function Terms({ terms }: { terms: Term[] }) {
  if (terms.length === 0) return <p className="missing">—</p>
  return (
    <dl className="terms">
      {terms.map(({ term, definition }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The value of one field of a sheet, by its type. */
export function FieldValue({ field, context }: { field: SheetField; context: SheetContext }) {
  const { view, scheme, links } = context
  switch (field.type) {
    case 'fiscalYear':
      return <p>{formatFiscalYear(field.fiscalYear, 'era')}</p>
    case 'item':
      return <ItemValue field={field} view={view} links={links} />
    case 'units':
      return field.units.length > 0 ? (
        <ul>
          {field.units.map((unit) => (
            <li key={unit}>{unit}</li>
          ))}
        </ul>
      ) : (
        <p className="missing">—</p>
      )
    case 'startYear':
      return field.fiscalYear === undefined ? <p className="missing">—</p> : <p>{formatFiscalYear(field.fiscalYear, 'era')}</p>
    case 'mark':
      if (!field.marked) return <p className="missing">—</p>
      return field.chosen === undefined ? (
        <p>{field.label}</p>
      ) : (
        <ul>
          {field.chosen.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      )
    case 'narratives':
      return <NarrativeField blocks={field.blocks} below={field.below} marks={scheme?.blocks} />
    case 'grade':
      return <GradeField scales={field.scales} forecastMark={field.forecastMark} evaluations={field.evaluations} links={links} />
    case 'indicators': // drawn by the sheet's body, one row each, unless there are none
      return <p className="missing">設定なし</p>
    case 'budget':
      return <BudgetTable field={field} names={new Map()} links={links} />
    case 'children':
      return field.children.some(({ fields }) => fields !== undefined) ? (
        <ChildBlocks items={field.children} context={context} />
      ) : (
        <ChildrenField label={field.label} items={field.children} unit={field.unit} links={links} />
      )
    case 'terms':
      return <Terms terms={field.terms} />
    default:
      return field satisfies never
  }
}

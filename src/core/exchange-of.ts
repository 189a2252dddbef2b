import type { DocumentFacts, Exchange } from './exchange.ts'
import type { Facts, YearNarrative } from './facts.ts'
import { indicatorsOf } from './judge.ts'
import type { Item } from './plan.ts'
import type { SheetField, SheetView } from './sheet.ts'
import { fieldsOf } from './sheet-fields.ts'

/** What is known as an exchange document (交換形式): the rows as they are, without who said them when. */
export function exchangeOf(facts: Facts, document: DocumentFacts): Exchange {
  return {
    format: 'shirube-exchange/1',
    document,
    items: facts.items,
    indicators: facts.indicators,
    observations: facts.observations.map(withoutProvenance),
    budgets: facts.budgets.map(withoutProvenance),
    evaluations: facts.evaluations.map(withoutProvenance),
    narratives: facts.narratives.toSorted(byItemAndOrder).map((row) => {
      const { fiscalYear, stage, asOf, order, ...narrative } = withoutProvenance(row)
      return narrative
    }),
    terms: facts.terms,
    findings: [],
  }
}

/** What sheets show, as facts: each row once, though two sheets show it. The way back from `fillSheet`. */
export function factsOfSheets(views: SheetView[]): Facts {
  const fields = views.flatMap(fieldsOf)
  const indicators = views.flatMap(indicatorsOf)
  return {
    items: once(views.flatMap((view) => [...view.path, ...(view.beside ?? []), view.item, ...childrenOf(view)])),
    indicators: once(indicators.map(({ indicator }) => indicator)),
    observations: onceSaid(indicators.flatMap(({ observations }) => observations)),
    budgets: onceSaid(fields.flatMap((field) => (field.type === 'budget' ? field.budgets : []))),
    evaluations: onceSaid(fields.flatMap(evaluationsIn)),
    narratives: onceSaid(
      fields.flatMap((field) =>
        field.type === 'narratives' ? [...field.blocks, ...(field.below ?? []).flatMap(({ blocks }) => blocks)] : [],
      ),
    ),
    terms: [
      ...new Map(
        fields
          .flatMap((field) => (field.type === 'terms' ? field.terms : []))
          .map((term) => [`${term.term} ${term.definition}`, term]),
      ).values(),
    ],
  }
}

const childrenOf = ({ sections }: SheetView): Item[] =>
  sections.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      if (field.type === 'narratives') return (field.below ?? []).map(({ item }) => item)
      return field.type === 'children' ? field.children.map(({ item }) => item) : []
    }),
  )

function evaluationsIn(field: SheetField) {
  if (field.type === 'grade') return field.evaluations
  return field.type === 'children' ? field.children.flatMap(({ state }) => state ?? []) : []
}

function withoutProvenance<Row extends { provenance?: unknown }>({ provenance, ...row }: Row): Omit<Row, 'provenance'> {
  return row
}

const once = <Row extends { id: string }>(rows: Row[]): Row[] => [...new Map(rows.map((row) => [row.id, row])).values()]

const onceSaid = <Row extends { provenance?: { id: string } }>(rows: Row[]): Row[] => [
  ...new Map(rows.map((row) => [row.provenance?.id ?? row, row])).values(),
]

/** Blocks of one item and role in their order; everything else as it comes. */
function byItemAndOrder(a: YearNarrative, b: YearNarrative): number {
  if (a.item !== b.item || a.role !== b.role || a.order === undefined || b.order === undefined) return 0
  return a.order - b.order
}

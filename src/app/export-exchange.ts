import type { DocumentFacts, Exchange } from '#core/exchange.ts'
import { exchangeOf, factsOfSheets } from '#core/exchange-of.ts'
import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Scheme } from '#core/scheme.ts'
import { listDocuments } from '#store/document.ts'
import type { App } from './app.ts'
import { fillSheets, loadPlan } from './load-plan.ts'

export { writeExchange } from './write-exchange.ts'

/** Accepted facts of a plan in the exchange format (交換形式); of one year (what its sheets show) or one item where given. `undefined` where there is no such plan. */
export async function exportExchange(
  app: App,
  wanted: { plan: string; fiscalYear?: number; item?: string },
): Promise<Exchange | undefined> {
  const { plan, fiscalYear, item } = wanted
  const loaded = await loadPlan(app, plan, item === undefined ? undefined : [item])
  if (!loaded) return undefined
  const document = await documentFactsOf(app, plan, loaded.scheme, fiscalYear)
  if (fiscalYear === undefined) return exchangeOf(loaded.facts, document)
  const views = fillSheets(loaded, fiscalYear, item === undefined ? undefined : new Set([item]))
  return exchangeOf(factsOfSheets(views), document)
}

/** What a document of the plan's year says of itself: the newest paper's words where there is one, else the scheme's. */
export async function documentFactsOf(
  app: App,
  plan: string,
  scheme: Scheme,
  fiscalYear: FiscalYear | undefined,
): Promise<DocumentFacts> {
  const documents = await listDocuments(app.db, app.body)
  const paper = documents.find(
    (one) => one.plan === plan && one.scheme === scheme.name && (fiscalYear === undefined || one.facts.fiscalYear === fiscalYear),
  )
  if (paper) return paper.facts
  return {
    title: scheme.title,
    issuer: scheme.issuer ?? scheme.body.name,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    stage: scheme.stage,
    grades: scheme.grades.flatMap(({ scale, codes }) =>
      Object.entries(codes).map(([code, meaning]) => ({ scale, code, meaning })),
    ),
    marks: [],
  }
}

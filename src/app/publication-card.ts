import type { PublicationFacts } from '#store/publication.ts'
import type { PublicationCard } from './body-home.ts'
import type { PublicationSummary } from './publication.ts'

/** What a publication keeps beside its sheets. */
export interface PublicationHeading {
  body: { name: string; code?: string }
  plan: { id: string; title: string }
  scheme: string
  summary: PublicationSummary
}

/** What stands in a publication's summary column: only `publish` writes there. */
export function headingOf(publication: PublicationFacts): PublicationHeading {
  return publication.summary as PublicationHeading
}

/** A publication as lists show it. `titles`: of plans as they are called today; a plan that is gone keeps its published title. */
export function viewPublication(publication: PublicationFacts, titles?: Map<string, string>): PublicationCard {
  const { plan, summary } = headingOf(publication)
  return {
    id: publication.id,
    plan: plan.id,
    planTitle: titles?.get(plan.id) ?? plan.title,
    fiscalYear: publication.fiscalYear,
    version: publication.version,
    publishedAt: publication.publishedAt,
    hash: publication.sha256,
    summary: summary.sentence,
  }
}

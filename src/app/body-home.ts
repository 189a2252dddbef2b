import { findBody } from '#store/body.ts'
import { listPublications } from '#store/publication.ts'
import type { App } from './app.ts'
import type { DocumentView } from './document-view.ts'
import { listDocuments } from './list-documents.ts'
import { listPlanCards } from './plan-card.ts'
import { viewPublication } from './publication-card.ts'

/** A plan (計画) on the body's home. */
export interface PlanCard {
  id: string
  title: string
  /** Scheme's name and title; the title is the name where the scheme is not loaded. */
  scheme: { name: string; title: string }
  /** Who issues its papers. */
  issuer: string
  /** Fiscal years of which something is accepted, newest first. */
  years: number[]
  items: number
  /** Drafts that wait for review. */
  waiting: number
  lastPublication?: PublicationCard
}

/** A publication (公表) as staff lists show it. */
export interface PublicationCard {
  id: string
  plan: string
  planTitle: string
  fiscalYear: number
  /** 1, 2, … within plan and year. */
  version: number
  publishedAt: string
  hash: string
  summary: string
}

/** The body's home (ホーム): plans, and what is waiting. */
export interface BodyHome {
  body: { id: string; name: string }
  plans: PlanCard[]
  /** Documents with drafts that wait, oldest first. */
  waiting: DocumentView[]
  /** Last imports, newest first, ten at most. */
  imports: DocumentView[]
  publications: PublicationCard[]
  /** Nothing is here yet: the page says what to do first. */
  empty: boolean
}

/** Opens the body's home. */
export async function openBodyHome(app: App): Promise<BodyHome> {
  const body = await findBody(app.db, app.body)
  const plans = await listPlanCards(app)
  const documents = await listDocuments(app)
  const publications = (await listPublications(app.db, app.body)).map((one) => viewPublication(one))
  return {
    body: { id: app.body, name: body?.name ?? app.body },
    plans,
    waiting: documents.filter(({ drafts }) => drafts > 0).reverse(),
    imports: documents.slice(0, 10),
    publications: publications.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)),
    empty: documents.length === 0 && plans.length === 0,
  }
}

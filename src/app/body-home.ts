import type { App } from './app.ts'
import type { DocumentView } from './document-view.ts'

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
  throw new Error(`being written: ${app.body}`)
}

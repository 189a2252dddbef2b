import type { App } from './app.ts'
import type { PublicationCard } from './body-home.ts'
import type { Publication, PublicationSummary, PublishedSheet } from './publication.ts'

/** What changed since the year before, where both are published: an indicator with both verdicts or figures in words. */
export interface YearChange {
  item: { id: string; title: string }
  indicator: { id: string; name: string }
  /** 「4件 → 5件」 */
  sentence: string
}

/** One plan's newest publication on the public home. */
export interface PublicPlan {
  publication: PublicationCard
  summary: PublicationSummary
  changes: YearChange[]
  /** Newest version of each other year, newest first. */
  others: PublicationCard[]
}

/** The body's public home (公表ページ): of each plan the newest published year. */
export interface PublicHome {
  body: { name: string; code?: string }
  plans: PublicPlan[]
}

/** A published value of another year or version, for charts and history. */
export interface PublishedValue {
  publication: PublicationCard
  statement?: string
  value: string
}

/** One published sheet with its surroundings. */
export interface PublicSheet {
  publication: Publication
  sheet: PublishedSheet
  previous?: { id: string; title: string }
  next?: { id: string; title: string }
  /** Versions of this plan and year, newest first; the first is the current one. */
  versions: PublicationCard[]
  /** What former versions said, by indicator id. Only where it differs. */
  formerly: Record<string, PublishedValue[]>
  /** Other years in which this item is published, newest first. */
  years: { fiscalYear: number; publication: string }[]
}

/** Opens the public home. */
export async function openPublicHome(app: App): Promise<PublicHome> {
  throw new Error(`being written: ${app.body}`)
}

/** Every publication, newest first. */
export async function listPublications(app: App, planId?: string): Promise<PublicationCard[]> {
  throw new Error(`being written: ${app.body} ${planId}`)
}

/** One publication whole; `undefined` where there is none of that id. */
export async function readPublication(app: App, publicationId: string): Promise<Publication | undefined> {
  throw new Error(`being written: ${app.body} ${publicationId}`)
}

/** One plan's publication of a year (the newest version, or the one named) with its summary and changes. */
export async function openPublicPlan(
  app: App,
  planId: string,
  fiscalYear?: number,
): Promise<(PublicPlan & { content: Publication }) | undefined> {
  throw new Error(`being written: ${app.body} ${planId} ${fiscalYear}`)
}

/** One published sheet. */
export async function openPublicSheet(app: App, publicationId: string, itemId: string): Promise<PublicSheet | undefined> {
  throw new Error(`being written: ${app.body} ${publicationId} ${itemId}`)
}

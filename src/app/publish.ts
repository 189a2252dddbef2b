import type { Finding } from '#core/finding.ts'
import type { App } from './app.ts'
import type { PublicationSummary } from './publication.ts'

/** What would be published, to look at before it is (公表前の確認). */
export interface PublicationPreview {
  plan: { id: string; title: string }
  fiscalYear: number
  summary: PublicationSummary
  sheets: number
  /** Drafts of that plan and year that still wait; they will not be in it. */
  waiting: number
  /** Findings that will be shown, and how many stay inside. */
  shown: Finding[]
  kept: number
  /** Hash of the last publication where nothing has changed since. */
  unchanged?: string
}

/** `unchanged`: the last publication says exactly the same, none was added. */
export type Published = { publication: string; version: number; hash: string } | { unchanged: string } | { refused: Finding }

/** Looks at what a publication of a plan and year would hold. `undefined` where there is no such plan. */
export async function previewPublication(app: App, planId: string, fiscalYear: number): Promise<PublicationPreview | undefined> {
  throw new Error(`being written: ${app.body} ${planId} ${fiscalYear}`)
}

/** Publishes a plan's year (公表): accepted statements only, hashed; former versions stay. */
export async function publish(app: App, planId: string, fiscalYear: number): Promise<Published> {
  throw new Error(`being written: ${app.body} ${planId} ${fiscalYear}`)
}

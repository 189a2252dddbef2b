import type { Kysely } from 'kysely'
import { type Finding, finding } from '#core/finding.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { insertPublication, listPublications, type PublicationFacts } from '#store/publication.ts'
import type { Tables } from '#store/tables.ts'
import type { App } from './app.ts'
import { composePublication, hashOf } from './compose-publication.ts'
import { contentId } from './content-id.ts'
import { decideInTurn } from './decide-in-turn.ts'
import { listDocuments } from './list-documents.ts'
import type { PublicationSummary } from './publication.ts'
import type { PublicationHeading } from './publication-card.ts'
import { rowOfSheet } from './published-row.ts'

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
  const composed = await composePublication(app, planId, fiscalYear)
  if (!composed) return undefined
  const { content, kept } = composed
  const hash = await hashOf(content)
  const documents = await listDocuments(app, { waiting: true, plan: planId })
  const waiting = documents.filter((one) => one.fiscalYear === undefined || one.fiscalYear === fiscalYear)
  const last = await findLast(app.db, app.body, planId, fiscalYear)
  return {
    plan: content.plan,
    fiscalYear,
    summary: content.summary,
    sheets: content.sheets.length,
    waiting: waiting.reduce((sum, { drafts }) => sum + drafts, 0),
    shown: content.sheets.flatMap(({ findings }) => findings),
    kept,
    ...(last?.sha256 === hash ? { unchanged: hash } : {}),
  }
}

/** Publishes a plan's year (公表): accepted statements only, hashed; former versions stay. */
export async function publish(app: App, planId: string, fiscalYear: number): Promise<Published> {
  const composed = await composePublication(app, planId, fiscalYear)
  if (!composed) return { refused: finding('plan-unknown', { plan: planId }) }
  const { content } = composed
  if (content.sheets.length === 0) return { refused: finding('nothing-accepted', { plan: content.plan.title, fiscalYear }) }
  const hash = await hashOf(content)
  return await decideInTurn(app, async (trx) => {
    const last = await findLast(trx, app.body, planId, fiscalYear)
    if (last?.sha256 === hash) return { unchanged: last.id }
    const version = last === undefined ? 1 : last.version + 1
    const id = contentId(app.body, planId, fiscalYear, version, hash)
    const { sheets, body, plan, scheme, summary } = content
    const heading: PublicationHeading = { body, plan, scheme, summary }
    await insertPublication(
      trx,
      app.body,
      {
        id,
        plan: planId,
        version,
        fiscalYear,
        title: `${plan.title} ${formatFiscalYear(fiscalYear, 'era')}`,
        publishedBy: app.user.id,
        publishedAt: app.now(),
        sha256: hash,
        summary: heading,
      },
      sheets.map((sheet, order) => ({
        item: sheet.view.item.id,
        order,
        title: sheet.view.item.title,
        view: sheet,
        card: rowOfSheet(sheet),
      })),
    )
    return { publication: id, version, hash }
  })
}

async function findLast(
  db: Kysely<Tables>,
  body: string,
  planId: string,
  fiscalYear: number,
): Promise<PublicationFacts | undefined> {
  const published = await listPublications(db, body)
  return published.find((one) => one.plan === planId && one.fiscalYear === fiscalYear)
}

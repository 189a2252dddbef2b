import type { DocumentFacts } from '#core/exchange.ts'
import { exchangeOf, factsOfSheets } from '#core/exchange-of.ts'
import { findBody } from '#store/body.ts'
import {
  findPublication,
  listPublications as listKept,
  listPublishedSheets,
  type PublicationFacts,
  readPublishedSheets,
} from '#store/publication.ts'
import { listSheetPublications } from '#store/sheet-publications.ts'
import { type App, findScheme } from './app.ts'
import type { PublicationCard } from './body-home.ts'
import { documentFactsOf } from './export-exchange.ts'
import { hasForm } from './find-form.ts'
import type { Publication, PublicationHead, PublicationSummary, PublishedSheet } from './publication.ts'
import { headingOf, viewPublication } from './publication-card.ts'
import { compareYears, findFormer } from './published-before.ts'

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
  publication: PublicationHead
  sheet: PublishedSheet
  /** Every sheet of the publication, in its order. */
  sheets: { id: string; title: string }[]
  previous?: { id: string; title: string }
  next?: { id: string; title: string }
  /** Whether it can be printed into its own form (様式). */
  hasForm: boolean
  /** Versions of this plan and year, newest first; the first is the current one. */
  versions: PublicationCard[]
  /** What former versions said, by indicator id. Only where it differs. */
  formerly: Record<string, PublishedValue[]>
  /** Other years in which this item is published, newest first. */
  years: { fiscalYear: number; publication: string }[]
}

/** Opens the public home. */
export async function openPublicHome(app: App): Promise<PublicHome> {
  const all = await listKept(app.db, app.body)
  const newest = [...new Set(all.map(({ plan }) => plan))].flatMap((plan) => all.find((one) => one.plan === plan) ?? [])
  const body = await findBody(app.db, app.body)
  return {
    body: { name: body?.name ?? app.body, ...(body?.code ? { code: body.code } : {}) },
    plans: await Promise.all(newest.map((publication) => viewPlan(app, publication, all))),
  }
}

/** Every publication, newest first. */
export async function listPublications(app: App, planId?: string): Promise<PublicationCard[]> {
  const all = await listKept(app.db, app.body)
  return all.filter(({ plan }) => planId === undefined || plan === planId).map((one) => viewPublication(one))
}

/** One publication whole; `undefined` where there is none of that id. */
export async function readPublication(app: App, publicationId: string): Promise<Publication | undefined> {
  const facts = await findPublication(app.db, app.body, { id: publicationId })
  return facts && readWhole(app, facts)
}

/** What one publication says of itself, without its sheets; and what its plan's newest of that year says. */
export async function openPublication(
  app: App,
  publicationId: string,
): Promise<{ head: PublicationHead; plan: PublicPlan } | undefined> {
  const all = await listKept(app.db, app.body)
  const facts = all.find(({ id }) => id === publicationId)
  const newest = facts && all.find(({ plan, fiscalYear }) => plan === facts.plan && fiscalYear === facts.fiscalYear)
  return facts && newest && { head: viewHead(facts), plan: await viewPlan(app, newest, all) }
}

/** One plan's publication of a year (the newest version, or the newest year) with its summary and changes. */
export async function openPublicPlan(
  app: App,
  planId: string,
  fiscalYear?: number,
): Promise<(PublicPlan & { content: Publication }) | undefined> {
  const all = await listKept(app.db, app.body)
  const newest = all.find(({ plan, fiscalYear: year }) => plan === planId && (fiscalYear === undefined || year === fiscalYear))
  if (!newest) return undefined
  return { ...(await viewPlan(app, newest, all)), content: await readWhole(app, newest) }
}

async function readWhole(app: App, facts: PublicationFacts): Promise<Publication> {
  const sheets = (await readPublishedSheets(app.db, app.body, facts.id)).map(({ view }) => view as PublishedSheet)
  const head = viewHead(facts)
  const scheme = findScheme(app, head.scheme)
  const document: DocumentFacts = scheme
    ? await documentFactsOf(app, head.plan.id, scheme, head.fiscalYear)
    : { title: head.plan.title, fiscalYear: head.fiscalYear, grades: [], marks: [] }
  const exchange = exchangeOf(factsOfSheets(sheets.map(({ view }) => view)), document)
  return { ...head, sheets, exchange: { ...exchange, findings: sheets.flatMap(({ findings }) => findings) } }
}

/** What a publication says of itself, without its sheets. */
function viewHead(facts: PublicationFacts): PublicationHead {
  const { body, plan, scheme, summary } = headingOf(facts)
  const { id, fiscalYear, version, publishedAt, sha256: hash } = facts
  return { format: 'shirube-publication/1', id, body, plan, scheme, fiscalYear, version, publishedAt, hash, summary }
}

async function viewPlan(app: App, publication: PublicationFacts, all: PublicationFacts[]): Promise<PublicPlan> {
  const ofPlan = all.filter(({ plan }) => plan === publication.plan)
  const newestOf = (year: number) => ofPlan.find(({ fiscalYear }) => fiscalYear === year)
  const otherYears = [...new Set(ofPlan.map(({ fiscalYear }) => fiscalYear))].filter((year) => year !== publication.fiscalYear)
  const before = newestOf(publication.fiscalYear - 1)
  return {
    publication: viewPublication(publication),
    summary: headingOf(publication).summary,
    changes: before ? await compareYears(app, before, publication) : [],
    others: otherYears.flatMap((year) => newestOf(year) ?? []).map((one) => viewPublication(one)),
  }
}

/** One published sheet. */
export async function openPublicSheet(app: App, publicationId: string, itemId: string): Promise<PublicSheet | undefined> {
  const facts = await findPublication(app.db, app.body, { id: publicationId })
  const [stored] = facts ? await readPublishedSheets(app.db, app.body, publicationId, itemId) : []
  if (!facts || !stored) return undefined
  const sheet = stored.view as PublishedSheet
  const list = await listPublishedSheets(app.db, app.body, publicationId)
  const at = list.findIndex(({ item }) => item === itemId)
  const [previous, next] = [list[at - 1], list[at + 1]]
  const all = (await listKept(app.db, app.body)).filter(({ plan }) => plan === facts.plan)
  const versions = all.filter(({ fiscalYear }) => fiscalYear === facts.fiscalYear)
  const others = await listSheetPublications(app.db, app.body, itemId)
  const scheme = findScheme(app, sheet.view.scheme)
  return {
    publication: viewHead(facts),
    sheet,
    sheets: list.map(({ item, title }) => ({ id: item, title })),
    ...(previous ? { previous: { id: previous.item, title: previous.title } } : {}),
    ...(next ? { next: { id: next.item, title: next.title } } : {}),
    hasForm: scheme !== undefined && (await hasForm(app, scheme)),
    versions: versions.map((one) => viewPublication(one)),
    formerly: await findFormer(
      app,
      sheet,
      versions.filter(({ version }) => version < facts.version),
    ),
    years: newestOfYears(all.filter(({ id }) => others.has(id))),
  }
}

function newestOfYears(publications: PublicationFacts[]): PublicSheet['years'] {
  const years = [...new Set(publications.map(({ fiscalYear }) => fiscalYear))]
  return years.flatMap((fiscalYear) => {
    const newest = publications.find((one) => one.fiscalYear === fiscalYear)
    return newest ? [{ fiscalYear, publication: newest.id }] : []
  })
}

import { countWaiting } from '#store/count-statements.ts'
import { listDocuments } from '#store/document.ts'
import { countItems } from '#store/list-items.ts'
import { listPlanYears } from '#store/list-years.ts'
import { listPlans } from '#store/plan.ts'
import { listPublications } from '#store/publication.ts'
import { type App, findScheme } from './app.ts'
import type { PlanCard } from './body-home.ts'
import { viewPublication } from './publication-card.ts'

/** The body's plans as cards: six queries, however many they are. */
export async function listPlanCards(app: App): Promise<PlanCard[]> {
  const { db, body } = app
  const plans = await listPlans(db, body)
  const years = await listPlanYears(db, body)
  const items = await countItems(db, body)
  const documents = await listDocuments(db, body)
  const drafts = await countWaiting(db, body)
  const titles = new Map(plans.map(({ id, title }) => [id, title]))
  const publications = (await listPublications(db, body)).map((one) => viewPublication(one, titles))
  return plans.map(({ id, title, scheme: name }) => {
    const scheme = findScheme(app, name)
    const last = publications.filter(({ plan }) => plan === id).sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))[0]
    const waiting = documents.flatMap((document) => (document.plan === id ? (drafts.get(document.id) ?? []) : []))
    return {
      id,
      title,
      scheme: { name, title: scheme?.title ?? name },
      issuer: scheme?.issuer ?? scheme?.body.name ?? '',
      years: [...new Set(years.filter(({ plan }) => plan === id).map(({ fiscalYear }) => fiscalYear))],
      items: items.has(id) ? Number(items.get(id)) : 0,
      waiting: waiting.reduce((sum, count) => sum + count, 0),
      ...(last ? { lastPublication: last } : {}),
    }
  })
}

/** One plan's card. */
export async function findPlanCard(app: App, planId: string): Promise<PlanCard | undefined> {
  return (await listPlanCards(app)).find(({ id }) => id === planId)
}

import type { KeptStatement } from '#core/statement.ts'
import { findCollection, type KeptCollection } from '#store/collection.ts'
import type { KeptDocument } from '#store/document.ts'
import { findStatementsAgain } from '#store/find-again.ts'
import { findIdentities } from '#store/find-identities.ts'
import { listPlans } from '#store/plan.ts'
import { type App, findScheme } from './app.ts'
import { keepAtHand } from './at-hand.ts'
import { type Surround, surroundBy } from './statement-view.ts'

/** What the review of a paper is made from (確認の材料). */
export interface ReviewMaterial {
  ofDocument: readonly KeptStatement[]
  /** Of other papers and of persons, in the places that this paper speaks of. */
  beside: readonly KeptStatement[]
  surround: Surround
  /** Where it is a file of a hand-out come back. */
  collection?: KeptCollection | undefined
}

/** The material of the view before: a decision in a long paper changes little of it. */
interface Held extends Partial<ReviewMaterial> {
  /** What `surround` tells of: the items and indicators as text, and the schemes of the plans. */
  surrounding?: unknown[]
}

/** One: that of a long ledger is as large as all the others together. */
const atHand = keepAtHand<Held>(1)

/**
 * Loads what a paper's review is made from. What has not changed since the view before is the very same object again: statements that stand
 * as they stood, the surroundings where items and indicators are what they were.
 */
export async function loadReviewMaterial(app: App, { id, scheme }: KeptDocument): Promise<ReviewMaterial> {
  // a scheme that is saved anew is another object, and its words are others
  const held = await atHand(findScheme(app, scheme) ?? app.db, `${app.body} ${id}`, async () => ({}))
  const { db, body } = app
  const ofDocument = await findStatementsAgain(db, body, { document: id }, held.ofDocument ?? [])
  const beside = await findStatementsAgain(db, body, { beside: id, statements: ofDocument }, held.beside ?? [])
  const { surround, surrounding } = await surroundAgain(app, [...ofDocument, ...beside], held)
  Object.assign(held, { ofDocument, beside, surround, surrounding })
  return { ofDocument, beside, surround, collection: await findCollection(db, body, id) }
}

async function surroundAgain(app: App, statements: KeptStatement[], held: Held) {
  const items = new Set(statements.flatMap((one) => (one.list === 'observations' ? [] : [one.row.item])))
  const indicators = new Set(statements.flatMap((one) => (one.list === 'observations' ? [one.row.indicator] : [])))
  const found = await findIdentities(app.db, app.body, { items: [...items], indicators: [...indicators] })
  const plans = await listPlans(app.db, app.body)
  const schemes = new Map(plans.map((plan) => [plan.id, findScheme(app, plan.scheme)]))
  const surrounding = [JSON.stringify(found), ...[...schemes].flat()]
  const isSame = held.surrounding?.length === surrounding.length && surrounding.every((part, n) => part === held.surrounding?.[n])
  if (held.surround && isSame) return { surround: held.surround, surrounding }
  return { surround: surroundBy(found.items, found.indicators, (plan) => schemes.get(plan)), surrounding }
}

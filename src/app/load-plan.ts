import { currentByKey } from '#core/current-statement.ts'
import type { Facts } from '#core/facts.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { FiscalYear } from '#core/fiscal-year.ts'
import { identityAt } from '#core/identity-at.ts'
import { inTreeOrder } from '#core/item-order.ts'
import type { Item, Level } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import { splitFacts } from '#core/split-facts.ts'
import { statementKey } from '#core/statement-key.ts'
import { findStatements } from '#store/find-statements.ts'
import { listIdentityChanges } from '#store/identity-change.ts'
import { type FactsWanted, type KeptFacts, loadFacts } from '#store/load-facts.ts'
import { findPlan } from '#store/plan.ts'
import type { PlanTable } from '#store/tables.ts'
import { type App, findScheme } from './app.ts'
import { mapInTurns } from './in-turns.ts'

/** A plan with its scheme and what is known of it. */
export interface LoadedPlan {
  plan: Pick<PlanTable, 'id' | 'title'>
  scheme: Scheme
  facts: Facts
}

/** Loads a plan: all of it, or what the sheets of some items need; `until`: as it stood then, under the names of then. `undefined` where there is no such plan, or its scheme is not loaded. */
export async function loadPlan(
  app: App,
  planId: string,
  items?: string[],
  wanted: Pick<FactsWanted, 'judgedOnly' | 'until'> = {},
): Promise<LoadedPlan | undefined> {
  const plan = await findPlan(app.db, app.body, planId)
  const scheme = findScheme(app, plan?.scheme)
  if (!plan || !scheme) return undefined
  const facts = await loadFacts(app.db, app.body, {
    plan: planId,
    ...(items ? { items, beside: levelsNamed(scheme) } : {}),
    ...wanted,
  })
  const known = await withReplacements(app, facts)
  return { plan, scheme, facts: wanted.until === undefined ? known : await asKnownAt(app, known, wanted.until) }
}

/** Items and indicators bear the names that they had then. */
async function asKnownAt(app: App, facts: KeptFacts, at: string): Promise<KeptFacts> {
  const { items, indicators } = facts
  const changes = await listIdentityChanges(app.db, app.body, { acceptedOf: [...items, ...indicators].map(({ id }) => id) })
  return { ...facts, items: identityAt(items, changes, at), indicators: identityAt(indicators, changes, at) }
}

/** Levels that a sheet names in a field of their own, where papers show items that stand beside the sheet's. */
function levelsNamed({ columns, sheet, levels }: Scheme): Level[] {
  if (columns === undefined) return []
  const keys = new Set(sheet.flatMap(({ fields }) => fields.flatMap((one) => (one.type === 'item' ? [one.level] : []))))
  return [...new Set(levels.flatMap(({ key, level }) => (keys.has(key) ? [level] : [])))]
}

/** 変更: where the observation that replaced a target was itself corrected since, the target names the correction. */
async function withReplacements(app: App, facts: KeptFacts): Promise<KeptFacts> {
  const present = new Set(facts.observations.map(({ provenance }) => provenance.id))
  const lost = facts.observations.flatMap(({ supersededBy: id }) => (id === undefined || present.has(id) ? [] : [id]))
  if (lost.length === 0) return facts
  const former = await findStatements(app.db, app.body, { ids: lost })
  const current = currentByKey(facts.observations.map((row) => ({ list: 'observations', row })))
  const now = new Map(former.map((one) => [one.row.provenance.id, current.get(statementKey(one))?.[0]?.row.provenance.id]))
  const observations = facts.observations.map((row) => {
    const id = now.get(row.supersededBy ?? '')
    return id === undefined ? row : { ...row, supersededBy: id }
  })
  return { ...facts, observations }
}

/** Whether an item has a sheet of its own: it is of the level that the scheme evaluates. */
export function isEvaluated(item: Item, scheme: Scheme): boolean {
  const level = scheme.levels.find(({ key }) => key === scheme.evaluates)
  return level !== undefined && item.level === level.level && (item.levelLabel === undefined || item.levelLabel === level.label)
}

/** The sheets of a plan's year in the plan's order. `having`: only of these items. */
export function fillSheets(loaded: LoadedPlan, fiscalYear: FiscalYear, having?: ReadonlySet<string>): SheetView[] {
  return evaluatedIn(loaded, having).map(sheetFiller(loaded, fiscalYear))
}

/** The same of a large plan, letting others have their turn. */
export async function fillSheetsInTurns(
  loaded: LoadedPlan,
  fiscalYear: FiscalYear,
  having?: ReadonlySet<string>,
): Promise<SheetView[]> {
  return await mapInTurns(evaluatedIn(loaded, having), sheetFiller(loaded, fiscalYear))
}

const evaluatedIn = ({ scheme, facts }: LoadedPlan, having?: ReadonlySet<string>): Item[] =>
  inTreeOrder(facts.items).filter((item) => isEvaluated(item, scheme) && (having === undefined || having.has(item.id)))

function sheetFiller({ scheme, facts }: LoadedPlan, fiscalYear: FiscalYear): (item: Item) => SheetView {
  const share = splitFacts(facts, scheme)
  return (item) => fillSheet(scheme, share(item.id), item.id, fiscalYear)
}

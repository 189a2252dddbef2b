import type { Kysely } from 'kysely'
import type { PlanTable, Tables } from './tables.ts'

/** Keeps a plan (計画) of a body, or its new title. */
export async function keepPlan(db: Kysely<Tables>, body: string, plan: Omit<PlanTable, 'body'>): Promise<void> {
  await db
    .insertInto('plan')
    .values({ body, ...plan })
    .onConflict((conflict) => conflict.columns(['body', 'id']).doUpdateSet({ title: plan.title, scheme: plan.scheme }))
    .execute()
}

export function findPlan(db: Kysely<Tables>, body: string, id: string): Promise<PlanTable | undefined> {
  return db.selectFrom('plan').selectAll().where('body', '=', body).where('id', '=', id).executeTakeFirst()
}

export function listPlans(db: Kysely<Tables>, body: string): Promise<PlanTable[]> {
  return db.selectFrom('plan').selectAll().where('body', '=', body).orderBy('id').execute()
}

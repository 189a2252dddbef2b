import type { App } from '#app/app.ts'
import type { PlanCard } from '#app/body-home.ts'
import { listPlanCards } from '#app/plan-card.ts'
import { Impossible, Misunderstood, numberOf, textOf, type Values } from './command.ts'

/** The plan that a command is about: `--plan`, or the only one there is. */
export async function choosePlan(app: App, values: Values): Promise<PlanCard> {
  const plans = await listPlanCards(app)
  const named = textOf(values, 'plan')
  const plan = named === undefined ? (plans.length === 1 ? plans[0] : undefined) : plans.find(({ id }) => id === named)
  if (plan) return plan
  const list = plans.map(({ id, title }) => `  ${id}  ${title}`).join('\n')
  if (plans.length === 0) throw new Impossible('計画がまだありません。先に shirube import で取り込んでください。')
  throw new Misunderstood(
    named === undefined ? `--plan で計画を指定してください。\n${list}` : `計画「${named}」がありません。\n${list}`,
  )
}

/** The fiscal year of `--year`, or the newest of the plan. */
export function chooseYear(plan: PlanCard, values: Values): number {
  const year = numberOf(values, 'year') ?? plan.years[0]
  if (year === undefined)
    throw new Impossible(`「${plan.title}」には確定した年度がありません。先に shirube review で確かめてください。`)
  return year
}

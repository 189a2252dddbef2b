import { addFinding } from '#store/add-finding.ts'
import { listDocuments } from '#store/document.ts'
import { listFindings, showFinding as showKept } from '#store/finding.ts'
import type { App } from './app.ts'
import { checkPlan } from './check-plan.ts'
import { decideInTurn } from './decide-in-turn.ts'

/**
 * Chooses whether a finding goes into the next publication (指摘の公表). A finding that was only computed is kept from then on, with the
 * plan's newest paper of that year. `false` where there is no such finding.
 */
export async function showFinding(app: App, findingId: string, shown: boolean): Promise<boolean> {
  if (findingId.startsWith('check|')) return await showComputed(app, findingId, shown)
  const [, document, place] = /^(.+)\/(\d+)$/.exec(findingId) ?? []
  if (document === undefined) return false
  const kept = await listFindings(app.db, app.body, { documents: [document] })
  if (!kept.some(({ order }) => order === Number(place))) return false
  await showKept(app.db, app.body, document, Number(place), shown)
  return true
}

async function showComputed(app: App, findingId: string, shown: boolean): Promise<boolean> {
  const [, plan = '', year] = findingId.split('|')
  const found = (await checkPlan(app, plan, Number(year)))?.find(({ id }) => id === findingId)
  const papers = (await listDocuments(app.db, app.body)).filter((one) => one.plan === plan)
  const paper = papers.find(({ facts }) => facts.fiscalYear === Number(year)) ?? papers[0]
  if (!found || !paper) return false
  if (!shown) return true
  const { id: _, shown: __, ...finding } = found
  await decideInTurn(app, (trx) => addFinding(trx, app.body, paper.id, finding))
  return true
}

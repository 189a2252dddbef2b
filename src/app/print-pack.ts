import type { Finding } from '#core/finding.ts'
import type { PackVersion } from '#core/report/issued-pack.ts'
import { errataName, type Meeting, type PackMatter, packParts } from '#core/report/pack.ts'
import { packFront } from '#core/report/pack-front.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Download } from './download.ts'
import { documentFactsOf } from './export-exchange.ts'
import { findForm } from './find-form.ts'
import { packType, type Since } from './issue-pack.ts'
import { fillSheetsInTurns, type LoadedPlan, loadPlan } from './load-plan.ts'
import { PrintStopped } from './print-sheet.ts'
import { findingsOfSheets } from './sheet-findings.ts'

/** What a pack is asked for (会議資料の注文). */
export interface PackChoice {
  plan: string
  fiscalYear: number
  format: 'pdf' | 'xlsx'
  meeting: Meeting
  /** 案 (not yet decided) or 確定. */
  draft: boolean
  /** A version that was handed out before: the pack has what changed since (正誤表). */
  since?: Since | undefined
  /** Names of the papers wanted, without 正誤表; absent: all that have something to say. */
  parts?: string[]
  /** Hears of every sheet that is laid out; what asks to stop. */
  watch?: { tell: () => void; signal: AbortSignal }
}

/** How many years a council compares (評価の推移). */
const comparedYears = 3

/** A printed pack: its file, which version it is, what it could not hold, and what else is to be told of it. */
export interface PrintedPack extends Download {
  pack: PackVersion
  problems: Finding[]
  notes: string[]
}

/**
 * Prints a committee pack of a plan's year, as the ledger stands at one moment, in a thread of its own. Drafts (下書き) are in none, be it 案 or 確定.
 * `undefined` where there is no such plan, or it has no sheet.
 */
export async function printPack(app: App, choice: PackChoice): Promise<PrintedPack | undefined> {
  const { loaded, asOf } = await loadNow(app, choice.plan)
  const matter = loaded && (await matterOf(app, loaded, choice))
  const views = matter?.years.at(-1)?.views ?? []
  if (!matter || views.length === 0) return undefined
  const { since, format, fiscalYear, meeting, draft } = choice
  const parts = packParts(matter, since && choice.parts ? [...choice.parts, errataName] : choice.parts)
  const template = await findForm(app, loaded.scheme, 'pdf')
  const { printPackApart } = await import('#documents/read-apart.ts')
  const order = {
    title: matter.title,
    format,
    front: packFront(matter, parts),
    parts,
    sheets: {
      scheme: loaded.scheme,
      views,
      said: { plan: loaded.facts, ...(matter.document ? { document: matter.document } : {}) },
      ...(template ? { template } : {}),
    },
    draft,
  }
  const name = `${meeting.name}-${fiscalYear}${draft ? '-案' : ''}`
  const printed = await printPackApart(order, name, choice.watch)
  if ('problem' in printed) throw new PrintStopped(printed.problem.message)
  const names = parts.map((part) => part.name)
  const notes =
    since && !names.includes(errataName) ? [`${since.called}から変わったところはないため、正誤表はつけていません。`] : []
  const pack = { plan: choice.plan, fiscalYear, title: matter.title, meeting, draft, parts: names, format, asOf }
  const { bytes, problems } = printed
  return { name: `${name}.${format}`, type: packType(format), bytes, problems, pack, notes }
}

/** A plan at one moment: whoever decides anything comes before it or after it. */
const loadNow = (app: App, plan: string) =>
  decideInTurn(app, async (trx) => ({ asOf: app.now(), loaded: await loadPlan({ ...app, db: trx }, plan) }))

/** The sheets of the years that are compared, the pack's own last. */
export async function fillYears(loaded: LoadedPlan, fiscalYear: number): Promise<PackMatter['years']> {
  const years: PackMatter['years'] = []
  for (let year = fiscalYear - comparedYears + 1; year <= fiscalYear; year++)
    years.push({ fiscalYear: year, views: await fillSheetsInTurns(loaded, year) })
  return years
}

async function matterOf(
  app: App,
  loaded: LoadedPlan,
  { plan, fiscalYear, meeting, draft, since }: PackChoice,
): Promise<PackMatter> {
  const years = await fillYears(loaded, fiscalYear)
  const views = years.at(-1)?.views ?? []
  const found = await findingsOfSheets(app, views, loaded)
  const findings = new Map(views.map(({ item }, nth) => [item.id, found[nth]?.findings ?? []]))
  const document = await documentFactsOf(app, plan, loaded.scheme, fiscalYear)
  const before = since && (await loadPlan(app, plan, undefined, { until: since.at }))
  return {
    title: loaded.plan.title,
    scheme: loaded.scheme,
    fiscalYear,
    years,
    facts: loaded.facts,
    findings,
    document,
    meeting,
    draft,
    ...(before && since ? { before: { facts: before.facts, called: since.called } } : {}),
  }
}

import type { Finding } from '#core/finding.ts'
import { type Meeting, type PackMatter, packFront, packParts } from '#core/report/pack.ts'
import type { App } from './app.ts'
import type { Download } from './download.ts'
import { documentFactsOf } from './export-exchange.ts'
import { findForm, hasForm } from './find-form.ts'
import { fillSheets, type LoadedPlan, loadPlan } from './load-plan.ts'
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
  /** When a version was handed out before (ISO instant): the pack has what changed since (正誤表). */
  since?: string | undefined
  /** Names of the papers wanted; absent: all that have something to say. */
  parts?: string[]
  /** Hears of every sheet that is laid out; what asks to stop. */
  watch?: { tell: () => void; signal: AbortSignal }
}

/** How many years a council compares (評価の推移). */
const comparedYears = 3

/** Prints a committee pack of a plan's year in a thread of its own. `undefined` where there is no such plan, or it has no sheet. */
export async function printPack(app: App, choice: PackChoice): Promise<(Download & { problems: Finding[] }) | undefined> {
  const loaded = await loadPlan(app, choice.plan)
  const views = loaded ? fillSheets(loaded, choice.fiscalYear) : []
  if (!loaded || views.length === 0) return undefined
  const matter = await matterOf(app, loaded, choice)
  const parts = packParts(matter, choice.parts)
  const template = await findForm(app, loaded.scheme, 'pdf')
  const { printPackApart } = await import('#documents/read-apart.ts')
  const order = {
    title: matter.title,
    format: choice.format,
    front: packFront(matter, parts),
    parts,
    sheets: {
      scheme: loaded.scheme,
      views,
      said: { plan: loaded.facts, ...(matter.document ? { document: matter.document } : {}) },
      ...(template ? { template } : {}),
    },
    draft: choice.draft,
  }
  const name = `${choice.meeting.name}-${choice.fiscalYear}${choice.draft ? '-案' : ''}`
  const printed = await printPackApart(order, name, choice.watch)
  if ('problem' in printed) throw new PrintStopped(printed.problem.message)
  return { name: `${name}.${choice.format}`, type: types[choice.format], bytes: printed.bytes, problems: printed.problems }
}

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function matterOf(
  app: App,
  loaded: LoadedPlan,
  { plan, fiscalYear, meeting, draft, since }: PackChoice,
): Promise<PackMatter> {
  const years = Array.from({ length: comparedYears }, (_, index) => fiscalYear - comparedYears + 1 + index).map((year) => ({
    fiscalYear: year,
    views: fillSheets(loaded, year),
  }))
  const views = years.at(-1)?.views ?? []
  const found = await findingsOfSheets(app, views, loaded)
  const findings = new Map(views.map(({ item }, nth) => [item.id, found[nth]?.findings ?? []]))
  const document = await documentFactsOf(app, plan, loaded.scheme, fiscalYear)
  const before = since === undefined ? undefined : (await loadPlan(app, plan, undefined, { until: since }))?.facts
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
    ...(before ? { before } : {}),
  }
}

/** What a pack of a plan's year can have (会議資料の内容), for a person to choose from. */
export interface PackContents {
  title: string
  fiscalYear: number
  sheets: number
  /** Names of the papers. */
  parts: string[]
  /** The body has given a form of its own. */
  hasForm: boolean
}

/** Opens the choice of a pack. `undefined` where there is no such plan. */
export async function openPackContents(app: App, plan: string, fiscalYear: number): Promise<PackContents | undefined> {
  const loaded = await loadPlan(app, plan)
  if (!loaded) return undefined
  const choice = { plan, fiscalYear, format: 'pdf' as const, meeting: { name: '' }, draft: false }
  const matter = await matterOf(app, loaded, choice)
  const sheets = matter.years.at(-1)?.views.length
  return {
    title: loaded.plan.title,
    fiscalYear,
    sheets: sheets ?? Number.NaN,
    parts: packParts(matter).map(({ name }) => name),
    hasForm: await hasForm(app, loaded.scheme),
  }
}

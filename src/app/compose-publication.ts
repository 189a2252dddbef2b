import { createHash } from 'node:crypto'
import type { Provenance } from '#core/facts.ts'
import { evaluationOf } from '#core/given-grades.ts'
import { formatGrades } from '#core/grade.ts'
import { withAncestors } from '#core/items-under.ts'
import type { SheetView } from '#core/sheet.ts'
import { findBody } from '#store/body.ts'
import { listYears } from '#store/list-years.ts'
import type { App } from './app.ts'
import { canonicalJson } from './content-id.ts'
import { mapInTurns } from './in-turns.ts'
import { fillSheetsInTurns, loadPlan } from './load-plan.ts'
import { judge } from './open-sheet.ts'
import type { PublicationContent, PublishedSheet } from './publication.ts'
import { findingsOfSheets } from './sheet-findings.ts'
import { summarise } from './summarise.ts'

/** What a publication says, before it has a number and a date. */
export type ComposedContent = Omit<PublicationContent, 'version' | 'publishedAt' | 'exchange'>

/** What a publication of a plan's year would say today, and how many findings the body keeps to itself. */
export interface Composed {
  content: ComposedContent
  kept: number
}

/** Composes a publication from accepted facts. `undefined` where there is no such plan. */
export async function composePublication(app: App, planId: string, fiscalYear: number): Promise<Composed | undefined> {
  const loaded = await loadPlan(app, planId)
  if (!loaded) return undefined
  const years = await listYears(app.db, app.body, { plan: planId })
  const said = years.filter((one) => one.fiscalYear === fiscalYear).map(({ item }) => item)
  const having = withAncestors(said, loaded.facts.items)
  const views = await fillSheetsInTurns(loaded, fiscalYear, having)
  const judged = await findingsOfSheets(app, views, loaded)
  const sheets = await mapInTurns(judged, ({ view, findings }): PublishedSheet => {
    const evaluation = evaluationOf(view, loaded.scheme)
    return {
      view: withoutPersons(view, app.body),
      judgement: judge(view, loaded.scheme),
      ...(evaluation ? { grade: formatGrades(evaluation, loaded.scheme) } : {}),
      findings: findings.filter(({ shown }) => shown).map(({ id, shown, ...finding }) => finding),
    }
  })
  const body = await findBody(app.db, app.body)
  const name = { name: body?.name ?? app.body, ...(body?.code ? { code: body.code } : {}) }
  return {
    content: {
      format: 'shirube-publication/1',
      body: name,
      plan: { id: loaded.plan.id, title: loaded.plan.title },
      scheme: loaded.scheme.name,
      fiscalYear,
      summary: summarise(sheets, loaded.scheme, fiscalYear),
      sheets,
    },
    kept: judged.flatMap(({ findings }) => findings).filter(({ shown }) => !shown).length,
  }
}

/** SHA-256 of the canonical JSON: equal facts have equal hashes, whenever and as whichever version they are published. */
export async function hashOf({ format, body, plan, scheme, fiscalYear, summary, sheets }: ComposedContent): Promise<string> {
  // of thousands of sheets the JSON is longer than a text may be: it is hashed sheet by sheet, its keys in order
  const hash = createHash('sha256')
  const before = canonicalJson({ body, fiscalYear, format, plan, scheme })
  hash.update(`${before.slice(0, -1)},"sheets":[`)
  await mapInTurns(sheets, (sheet, i) => {
    hash.update(`${i === 0 ? '' : ','}${canonicalJson(sheet)}`)
  })
  return hash.update(`],"summary":${canonicalJson(summary)}}`).digest('hex')
}

/** In a publication the body speaks: who typed or decided what stays inside. */
function withoutPersons(view: SheetView, body: string): SheetView {
  const speaking = ({ id, status, document, saidAt }: Provenance): Provenance => ({
    id,
    status,
    ...(document === undefined ? {} : { document }),
    saidBy: body,
    saidAt,
  })
  return JSON.parse(
    JSON.stringify(view, (key, value: unknown) => (key === 'provenance' && value ? speaking(value as Provenance) : value)),
  ) as SheetView
}

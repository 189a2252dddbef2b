import { checkExchange } from '#core/check/check-exchange.ts'
import { checkUnchangedTexts } from '#core/check/unchanged-texts.ts'
import { exchangeOf, factsOfSheets } from '#core/exchange-of.ts'
import type { Facts } from '#core/facts.ts'
import type { Finding } from '#core/finding.ts'
import { checkingSentences } from '#core/finding-checking.ts'
import { indicatorsOf } from '#core/judge.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import { listFindings } from '#store/finding.ts'
import type { App } from './app.ts'
import { viewFinding } from './draft-findings.ts'
import type { FindingView } from './finding-view.ts'
import { mapInTurns } from './in-turns.ts'
import type { LoadedPlan } from './load-plan.ts'
import { findUnlistedItems } from './unlisted-items.ts'

/** Findings of one sheet: what its documents were marked with, as far as it still holds, and what the checks say of it today. */
export async function findingsOfSheet(app: App, view: SheetView, loaded: LoadedPlan): Promise<FindingView[]> {
  return (await findingsOfSheets(app, [view], loaded)).flatMap(({ findings }) => findings)
}

/** The same of many sheets: one query, however many they are. Findings of a paper as a whole stand on the first sheet read from it. */
export async function findingsOfSheets(
  app: App,
  views: SheetView[],
  { plan, scheme, facts }: LoadedPlan,
): Promise<{ view: SheetView; findings: FindingView[] }[]> {
  const documents = [...new Set(views.flatMap((view) => documentsOf(view)))]
  const kept = documents.length === 0 ? [] : await listFindings(app.db, app.body, { documents })
  const [first] = views
  if (!first) return []
  const items = views.length > 1 ? {} : { items: [first.item.id] }
  const unlisted = await findUnlistedItems(app, { plan: plan.id, scheme }, items)
  const checked = [
    ...checkViews(views, first, scheme),
    ...unchangedTexts(views, first, scheme, facts),
    ...unlisted.filter(({ document }) => documents.includes(document)).map(({ document, ...finding }) => finding),
  ]
  const today = new Set(checked.map(keyOf))
  const known = new Map(kept.map((finding) => [keyOf(finding), finding]))
  const holding = kept.filter((finding) => !isCheck(finding) || today.has(keyOf(finding)))
  const fresh = checked
    .filter((finding) => !known.has(keyOf(finding)))
    .map((finding): FindingView => ({ ...finding, id: checkId(plan.id, first.fiscalYear, finding), shown: false }))
  const waiting = indexFindings([...holding.map(viewFinding), ...fresh])
  return await mapInTurns(views, (view) => ({ view, findings: waiting.takeFor(view) }))
}

/** Findings by what they speak of, each to be taken by the first sheet that it stands on. */
function indexFindings(findings: FindingView[]) {
  const bySubject = new Map<string, FindingView[]>()
  const byPlace = new Map<string, FindingView[]>()
  const ofDocument = new Map<string, FindingView[]>()
  const order = new Map(findings.map((finding, i) => [finding, i]))
  for (const finding of findings) {
    const document = finding.id.split('/')[0] ?? ''
    if (finding.subject !== undefined) addTo(bySubject, finding.subject, finding)
    else if (finding.source === undefined) addTo(ofDocument, document, finding)
    else addTo(byPlace, `${document} ${finding.source.locator}`, finding)
  }
  const take = (from: Map<string, FindingView[]>, key: string): FindingView[] => {
    const found = from.get(key) ?? []
    from.delete(key)
    return found
  }
  return {
    takeFor: (view: SheetView): FindingView[] =>
      [
        ...[...idsOf(view)].flatMap((id) => take(bySubject, id)),
        ...[...placesOf(view)].flatMap((place) => take(byPlace, place)),
        ...documentsOf(view).flatMap((document) => take(ofDocument, document)),
      ].sort((one, other) => (order.get(one) as number) - (order.get(other) as number)),
  }
}

function addTo(groups: Map<string, FindingView[]>, key: string, finding: FindingView): void {
  const group = groups.get(key)
  if (group) group.push(finding)
  else groups.set(key, [finding])
}

function checkViews(views: SheetView[], { fiscalYear, stage }: SheetView, scheme: Scheme): Finding[] {
  const document = { grades: [], marks: [], fiscalYear, ...(stage ? { stage } : {}) }
  return checkExchange(exchangeOf(factsOfSheets(views), document), scheme)
}

/** Texts of these sheets' items that stand as they did a year before: only the ledger knows the year before. */
function unchangedTexts(views: SheetView[], { fiscalYear }: SheetView, scheme: Scheme, { narratives }: Facts): Finding[] {
  if (scheme.checks?.['text-unchanged'] === 'off') return []
  const items = new Set(views.map(({ item }) => item.id))
  return checkUnchangedTexts(
    narratives.filter(({ item }) => items.has(item)),
    fiscalYear,
  )
}

const keyOf = ({ code, subject, message }: Finding): string => `${code} ${subject ?? ''} ${message}`

/** What only a whole paper shows: its date, its own year, the order of its numbers, and what else it lists. */
const ofWholePapers = new Set<Finding['code']>(['measured-after-paper', 'years-conflict', 'number-skipped', 'same-name-differs'])

/** A finding of the checks, which later figures may have answered; what a reader marked on its paper stays. */
const isCheck = ({ code }: Finding): boolean => Object.hasOwn(checkingSentences, code) && !ofWholePapers.has(code)

/** Names a finding that is computed and kept nowhere. */
export function checkId(plan: string, fiscalYear: number, { code, subject, message }: Finding): string {
  return ['check', plan, fiscalYear, code, subject ?? '', shortHash(message)].join('|')
}

/** Tells two findings of one code on one row apart (FNV-1a, 32 bits). */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0
  return hash.toString(36)
}

const statementsOfView = (view: SheetView) => {
  const { observations, budgets, evaluations, narratives } = factsOfSheets([view])
  return [...observations, ...budgets, ...evaluations, ...narratives]
}

/** Documents that the statements of a sheet were read from. */
export function documentsOf(view: SheetView): string[] {
  return [...new Set(statementsOfView(view).flatMap(({ provenance }) => provenance?.document ?? []))]
}

function idsOf(view: SheetView): Set<string> {
  const children = factsOfSheets([view]).items.filter(({ parent }) => parent === view.item.id)
  const indicators = indicatorsOf(view).map(({ indicator }) => indicator.id)
  const statements = statementsOfView(view).flatMap(({ provenance }) => provenance?.id ?? [])
  return new Set([view.item.id, ...children.map(({ id }) => id), ...indicators, ...statements])
}

function placesOf(view: SheetView): Set<string> {
  const own = [...statementsOfView(view), ...indicatorsOf(view).map(({ indicator }) => indicator), view.item]
  const documents = documentsOf(view)
  return new Set(own.flatMap(({ source }) => (source ? documents.map((document) => `${document} ${source.locator}`) : [])))
}

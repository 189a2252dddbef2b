import { setImmediate } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import type { DocumentFacts } from '#core/exchange.ts'
import type { Facts } from '#core/facts.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { HandOut } from '#core/hand-out.ts'
import type { Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import { foldText } from '#core/text-fold.ts'
import { keepFiles } from '#store/file.ts'
import { type HandOutFile, insertHandOut } from '#store/hand-out.ts'
import { listItems } from '#store/list-items.ts'
import { findPlan } from '#store/plan.ts'
import { type App, findScheme } from './app.ts'
import { contentId, sha256 } from './content-id.ts'
import { decideInTurn } from './decide-in-turn.ts'
import { documentFactsOf } from './export-exchange.ts'
import { nameFiles, wordsOfSheet } from './hand-out-names.ts'
import { fillSheetsInTurns, isEvaluated, type LoadedPlan, loadPlan } from './load-plan.ts'
import { sectionOf } from './plan-index.ts'
import { type PrintedForm, PrintStopped, printSheets } from './print-sheet.ts'
import type { Watch } from './runs.ts'

/** Which sheets are handed out: of a plan's year all, or those of some sections (担当課) and those named by number, title or id. */
export interface HandOutWanted {
  plan: string
  fiscalYear: number
  sections?: readonly string[]
  items?: readonly string[]
}

/** What came of it: the id of the hand-out, or why there is none. */
export type HandOutMade = { handOut: string } | { refused: Finding }

/** A file on its way out. */
type Printed = HandOutFile & { bytes: Uint8Array }

/**
 * Hands out sheets (配布): prints them in the body's own form as they are at this instant, marks every file, and keeps what was given out.
 * A form of one item is a file a sheet; a form in rows is one workbook. What is stopped before its end keeps nothing.
 */
export async function handOutSheets(app: App, wanted: HandOutWanted, told: Watch = {}): Promise<HandOutMade> {
  const filled = await fillWanted(app, wanted)
  if ('refused' in filled) return filled
  const { scheme, at } = filled
  const id = contentId(wanted, app.user.id, at)
  const printed = await printAll(app, filled, id, told).catch((error) => refuseStopped(error, told.signal))
  if ('refused' in printed) return printed
  const handOut: HandOut = {
    id,
    plan: wanted.plan,
    scheme: scheme.name,
    fiscalYear: wanted.fiscalYear,
    by: app.user.id,
    at,
    sections: [...(wanted.sections ?? [])],
  }
  await app.db.transaction().execute(async (trx) => {
    await keepFiles(
      trx,
      app.body,
      printed.files.map(({ file, bytes }) => ({ sha256: file, bytes })),
    )
    await insertHandOut(trx, app.body, handOut, printed.files)
  })
  return { handOut: id }
}

/** A plan at one instant: whoever decides anything comes before it or after it. */
type Loaded = { ofPlan: LoadedPlan; chosen: string[]; at: string; document: DocumentFacts } | { refused: Finding }

interface Filled {
  scheme: Scheme
  views: SheetView[]
  facts: Facts
  at: string
  /** What its papers say of themselves (表題, 時点). */
  document: DocumentFacts
}

/** The chosen sheets as they are at one instant. */
async function fillWanted(app: App, wanted: HandOutWanted): Promise<Filled | { refused: Finding }> {
  const loaded = await decideInTurn(app, (trx) => loadWanted({ ...app, db: trx }, wanted))
  if ('refused' in loaded) return loaded
  const views = await fillSheetsInTurns(loaded.ofPlan, wanted.fiscalYear, new Set(loaded.chosen))
  const { ofPlan, at, document } = loaded
  return { scheme: ofPlan.scheme, facts: ofPlan.facts, views, at, document }
}

async function loadWanted(app: App, { plan: id, fiscalYear, sections = [], items = [] }: HandOutWanted): Promise<Loaded> {
  const at = app.now()
  const plan = await findPlan(app.db, app.body, id)
  const scheme = findScheme(app, plan?.scheme)
  if (!plan || !scheme) return { refused: finding('plan-unknown', { plan: id }) }
  const evaluated = (await listItems(app.db, app.body, id)).filter((item) => isEvaluated(item, scheme))
  const chosen = evaluated.filter(chooses({ sections, items })).map((item) => item.id)
  if (chosen.length === 0) return { refused: finding('hand-out-empty', { plan: plan.title, fiscalYear }) }
  const ofPlan = await loadPlan(app, id, chosen.length === evaluated.length ? undefined : chosen)
  const document = await documentFactsOf(app, id, scheme, fiscalYear)
  return ofPlan ? { ofPlan, chosen, at, document } : { refused: finding('plan-unknown', { plan: id }) }
}

/** Tells whether an item is among the chosen; where nothing was chosen, every one is. */
function chooses({ sections, items }: Required<Pick<HandOutWanted, 'sections' | 'items'>>): (item: Item) => boolean {
  if (sections.length === 0 && items.length === 0) return () => true
  const own = new Set(sections)
  const named = new Set(items.map(foldText))
  const isNamed = (word: string | undefined) => word !== undefined && named.has(foldText(word))
  return (item) => own.has(sectionOf(item) ?? '') || isNamed(item.id) || isNamed(item.code) || isNamed(item.title)
}

/** What took too long to print is told; anything else is our own mistake. */
function refuseStopped(error: unknown, signal: AbortSignal | undefined): { refused: Finding } {
  if (signal?.aborted) return { refused: finding('hand-out-stopped', {}) }
  if (error instanceof PrintStopped) return { refused: finding('hand-out-failed', { reason: error.message }) }
  throw error
}

/** Sheets printed in one go: whoever stops waits for no more than these. */
const sheetsAtOnce = 25

/** Prints in a thread of its own; between two goes everybody else is answered. */
async function printAll(
  app: App,
  { scheme, views, facts, document }: Filled,
  id: string,
  { tell = () => {}, signal }: Watch,
): Promise<{ files: Printed[] } | { refused: Finding }> {
  const { holdsMany } = await import('#documents/fill-template.ts')
  const isOne = holdsMany(scheme)
  const whole = `${scheme.title} ${views[0]?.fiscalYear}年度`
  const names = nameFiles(isOne ? [whole] : views.map(({ item }) => wordsOfSheet(item)))
  const files: Printed[] = []
  const atOnce = isOne ? views.length : sheetsAtOnce
  for (let start = 0; start < views.length; start += atOnce) {
    signal?.throwIfAborted()
    const some = views.slice(start, start + atOnce)
    let done = start
    const form = await printSheets(app, some, 'xlsx', {
      document,
      facts,
      watch: { tell: () => tell(++done, views.length), ...(signal ? { signal } : {}) },
    })
    if (!form) return { refused: finding('hand-out-no-form', { scheme: scheme.title }) }
    for (const { views: own, bytes, problems } of isOne ? [{ views, ...form }] : partForm(form, some)) {
      const order = files.length + 1
      files.push(await markFile({ order, name: `${names[order - 1]}.xlsx`, views: own, bytes, problems }, id))
    }
    tell(start + some.length, views.length)
  }
  return { files }
}

/** The files of a zip as it was printed, one a sheet, each with its own problems. */
function partForm({ bytes, problems, type }: PrintedForm, views: SheetView[]) {
  const parts = type === 'application/zip' ? Object.values(unzipSync(bytes)) : [bytes]
  if (parts.length !== views.length) throw new Error(`${views.length} sheets were printed as ${parts.length} files`)
  return views.map((view, nth) => ({
    views: [view],
    bytes: parts[nth] as Uint8Array,
    problems: problems.filter(({ subject }) => parts.length === 1 || subject === view.item.id),
  }))
}

interface Unmarked extends Pick<PrintedForm, 'bytes' | 'problems'> {
  order: number
  name: string
  views: SheetView[]
}

async function markFile({ order, name, views, problems, ...printed }: Unmarked, id: string): Promise<Printed> {
  const { markHandOut } = await import('#documents/hand-out-mark.ts')
  const bytes = markHandOut(printed.bytes, `${id}/${order}`)
  await setImmediate()
  const items = views.map(({ item }) => item.id)
  return { order, name, file: sha256(bytes), items, problems: problems.map(({ message }) => message), bytes }
}

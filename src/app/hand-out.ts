import { setImmediate } from 'node:timers/promises'
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
import { nameFiles, wordsOfSheet } from './hand-out-names.ts'
import { fillSheetsInTurns, isEvaluated, type LoadedPlan, loadPlan } from './load-plan.ts'
import { sectionOf } from './plan-index.ts'
import { printSheets } from './print-sheet.ts'

/** Which sheets are handed out: of a plan's year all, or those of some sections (担当課) and those named by number, title or id. */
export interface HandOutWanted {
  plan: string
  fiscalYear: number
  sections?: readonly string[]
  items?: readonly string[]
}

/** How a hand-out is followed: told of each sheet printed; `isStopped` ends it before anything is kept. */
export interface HandOutTold {
  tell?: (done: number, total: number) => void
  isStopped?: () => boolean
}

/** What came of it: the id of the hand-out, or why there is none. */
export type HandOutMade = { handOut: string } | { refused: Finding }

/** A file on its way out. */
type Printed = HandOutFile & { bytes: Uint8Array }

/**
 * Hands out sheets (配布): prints them in the body's own form as they are at this instant, marks every file, and keeps what was given out.
 * A form of one item is a file a sheet; a form in rows is one workbook.
 */
export async function handOutSheets(app: App, wanted: HandOutWanted, told: HandOutTold = {}): Promise<HandOutMade> {
  const filled = await fillWanted(app, wanted)
  if ('refused' in filled) return filled
  const { scheme, views, at } = filled
  const id = contentId(wanted, app.user.id, at)
  const printed = await printAll(app, scheme, views, id, told)
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
type Loaded = { ofPlan: LoadedPlan; chosen: string[]; at: string } | { refused: Finding }

/** The chosen sheets as they are at one instant. */
async function fillWanted(
  app: App,
  wanted: HandOutWanted,
): Promise<{ scheme: Scheme; views: SheetView[]; at: string } | { refused: Finding }> {
  const loaded = await decideInTurn(app, (trx) => loadWanted({ ...app, db: trx }, wanted))
  if ('refused' in loaded) return loaded
  const views = await fillSheetsInTurns(loaded.ofPlan, wanted.fiscalYear, new Set(loaded.chosen))
  return { scheme: loaded.ofPlan.scheme, views, at: loaded.at }
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
  return ofPlan ? { ofPlan, chosen, at } : { refused: finding('plan-unknown', { plan: id }) }
}

/** Tells whether an item is among the chosen; where nothing was chosen, every one is. */
function chooses({ sections, items }: Required<Pick<HandOutWanted, 'sections' | 'items'>>): (item: Item) => boolean {
  if (sections.length === 0 && items.length === 0) return () => true
  const own = new Set(sections)
  const named = new Set(items.map(foldText))
  const isNamed = (word: string | undefined) => word !== undefined && named.has(foldText(word))
  return (item) => own.has(sectionOf(item) ?? '') || isNamed(item.id) || isNamed(item.code) || isNamed(item.title)
}

async function printAll(
  app: App,
  scheme: Scheme,
  views: SheetView[],
  id: string,
  { tell = () => {}, isStopped = () => false }: HandOutTold,
): Promise<{ files: Printed[] } | { refused: Finding }> {
  const { markHandOut } = await import('#documents/hand-out-mark.ts')
  const groups = scheme.layout === 'form' ? views.map((view) => [view]) : [views]
  const names = nameFiles(
    groups.map((group) =>
      group.length === 1 && group[0] ? wordsOfSheet(group[0].item) : `${scheme.title} ${views[0]?.fiscalYear}年度`,
    ),
  )
  const files: Printed[] = []
  let done = 0
  for (const [nth, group] of groups.entries()) {
    if (isStopped()) return { refused: finding('hand-out-stopped', {}) }
    const form = await printSheets(app, group)
    if (!form) return { refused: finding('hand-out-no-form', { scheme: scheme.title }) }
    const bytes = markHandOut(form.bytes, `${id}/${nth + 1}`)
    const problems = form.problems.map(({ message }) => message)
    const items = group.map(({ item }) => item.id)
    files.push({ order: nth + 1, name: `${names[nth]}.xlsx`, file: sha256(bytes), items, problems, bytes })
    done += group.length
    tell(done, views.length)
    await setImmediate() // between two sheets everybody else is answered
  }
  return { files }
}

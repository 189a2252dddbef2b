import type { Exchange } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { HandOut } from '#core/hand-out.ts'
import { findMissingHeadings } from '#core/missing-headings.ts'
import type { Scheme } from '#core/scheme.ts'
import { findHandedOutFile } from '#store/hand-out.ts'
import { findPlan } from '#store/plan.ts'
import { type App, findScheme } from './app.ts'
import type { FileToImport } from './import-document.ts'
import { readAndMatch } from './read-and-match.ts'

/** A file as it was given out (配布したファイル), read by the same reader as what came back. */
export interface HandedOut {
  handOut: HandOut
  /** Which of the hand-out's files, from 1. */
  file: number
  /** Ids of the items whose sheets it holds. */
  items: string[]
  exchange: Exchange
  content: Pick<DocumentContent, 'grids'>
  /** Who saved the file that came back, as it says itself. */
  lastSavedBy?: string
}

/** Whether a file is one of a hand-out: as it was given out; why it cannot be taken; or that nothing is known of its hand-out. */
export type FoundHandOut = HandedOut | { refused: Finding } | { unknown: Finding }

/** A hand-out's id and the number of its file. */
const markPattern = /^([0-9a-f]{20})\/([1-9]\d{0,5})$/

/** Finds what a file was when it was given out (配布の記録); `undefined` where it bears no mark. One query. */
export async function findHandedOut(app: App, file: FileToImport): Promise<FoundHandOut | undefined> {
  const { readOfficeMark } = await import('#documents/hand-out-mark.ts')
  const { handOut: mark, lastSavedBy } = readOfficeMark(file.bytes, file.name)
  if (mark === undefined) return undefined
  const unknown = { unknown: finding('collected-unknown', { name: file.name }) }
  const [, id = '', nth = ''] = markPattern.exec(mark) ?? []
  const found = id === '' ? undefined : await findHandedOutFile(app.db, app.body, { handOut: id, file: Number(nth) })
  if (!found) return unknown
  const { handOut, name, items, bytes } = found
  if (file.plan !== undefined && file.plan !== handOut.plan) {
    const [handedOut, asked] = [await titleOf(app, handOut.plan), await titleOf(app, file.plan)]
    return { refused: finding('collected-other-plan', { name: file.name, handedOut, asked }) }
  }
  const read = await readAndMatch(app.schemes, { bytes, name, scheme: handOut.scheme, cells: true })
  if ('findings' in read || !read.content) return unknown
  const { exchange, content } = read
  // who made the template is nobody who filled it in
  const isTold = lastSavedBy !== undefined && lastSavedBy !== readOfficeMark(bytes, name).lastSavedBy
  return { handOut, file: Number(nth), items, exchange, content, ...(isTold ? { lastSavedBy } : {}) }
}

async function titleOf(app: App, plan: string): Promise<string> {
  return (await findPlan(app.db, app.body, plan))?.title ?? plan
}

/** Why a file cannot be compared with what was given out: another form, or another year, has come to stand in it. */
export function refuseOther(
  app: App,
  name: string,
  { handOut, exchange }: HandedOut,
  found: { scheme: Scheme; exchange: Exchange },
): Finding | undefined {
  if (found.scheme.name !== handOut.scheme) {
    const handedOut = findScheme(app, handOut.scheme)?.title ?? handOut.scheme
    return finding('collected-other-scheme', { name, handedOut, found: found.scheme.title })
  }
  const [before, now] = [exchange.document.fiscalYear, found.exchange.document.fiscalYear]
  if (before === undefined || now === undefined || before === now) return undefined
  const style = found.scheme.years ?? 'era'
  return finding('collected-other-year', {
    name,
    handedOut: formatFiscalYear(before, style),
    found: formatFiscalYear(now, style),
  })
}

/** Headings that the file has no more, as findings. */
export function findLostHeadings(
  scheme: Scheme,
  handedOut: Pick<HandedOut, 'exchange' | 'content'>,
  content: Pick<DocumentContent, 'grids'>,
): Finding[] {
  const { items, indicators, observations, budgets, evaluations, narratives, terms } = handedOut.exchange
  const rows = [items, indicators, observations, budgets, evaluations, narratives, terms].flat()
  const values = new Set(rows.flatMap(({ source }) => source?.locator ?? []))
  const missing = findMissingHeadings(scheme, handedOut.content, content, values)
  return missing.map((heading) => finding('collected-heading-missing', { heading }))
}

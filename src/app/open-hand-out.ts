import { zipSync } from 'fflate'
import type { Collection, HandOut } from '#core/hand-out.ts'
import { listCollections } from '#store/collection.ts'
import {
  countHandOutFiles,
  findHandedOutFile,
  findHandOut,
  type HandOutFile,
  listHandOutFiles,
  listHandOuts,
  readHandOutBytes,
} from '#store/hand-out.ts'
import { listPersons } from '#store/person.ts'
import { listPlans } from '#store/plan.ts'
import type { App } from './app.ts'
import type { Download } from './download.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A hand-out in a list (配布の一覧): what was given out, and how many files have come back. */
export interface HandOutCard extends Omit<HandOut, 'by' | 'plan'> {
  plan: { id: string; title: string }
  /** Name of the person; staff only. */
  by: string
  files: number
  back: number
}

/** A file of a hand-out with what came back of it. */
export interface HandOutFileView extends HandOutFile {
  /** Documents that it was imported as, by whom each was filled in, and else who saved it last. */
  back: Pick<Collection, 'document' | 'filledBy' | 'lastSavedBy'>[]
}

/** The last hand-outs, newest first. */
export async function listHandOutCards(app: App, limit: number): Promise<HandOutCard[]> {
  return await viewHandOuts(app, await listHandOuts(app.db, app.body, limit))
}

async function viewHandOuts(app: App, handOuts: HandOut[]): Promise<HandOutCard[]> {
  const { db, body } = app
  const ids = handOuts.map(({ id }) => id)
  const counts = await countHandOutFiles(db, body, ids)
  const plans = new Map((await listPlans(db, body)).map(({ id, title }) => [id, title]))
  const names = new Map((await listPersons(db, body)).map(({ id, name }) => [id, name]))
  return handOuts.map((handOut) => ({
    ...handOut,
    plan: { id: handOut.plan, title: plans.get(handOut.plan) ?? handOut.plan },
    by: names.get(handOut.by) ?? handOut.by,
    ...(counts.get(handOut.id) ?? { files: 0, back: 0 }),
  }))
}

/** Opens a hand-out with its files; `undefined` where there is none of that id. */
export async function openHandOut(app: App, id: string): Promise<{ card: HandOutCard; files: HandOutFileView[] } | undefined> {
  const handOut = await findHandOut(app.db, app.body, id)
  if (!handOut) return undefined
  const [card] = await viewHandOuts(app, [handOut])
  const files = await listHandOutFiles(app.db, app.body, id)
  const back = new Map<number, HandOutFileView['back']>()
  for (const { file, handOut: _, handedOut: _at, ...one } of await listCollections(app.db, app.body, { handOut: id }))
    back.set(file, [...(back.get(file) ?? []), one])
  return { card: card as HandOutCard, files: files.map((file) => ({ ...file, back: back.get(file.order) ?? [] })) }
}

/** One file as it was given out. */
export async function downloadHandedOut(app: App, id: string, file: number): Promise<Download | undefined> {
  const found = await findHandedOutFile(app.db, app.body, { handOut: id, file })
  return found && { name: found.name, type: xlsx, bytes: found.bytes }
}

/** All files of a hand-out in one zip, as they were given out. */
export async function downloadHandOut(app: App, id: string): Promise<Download | undefined> {
  const handOut = await findHandOut(app.db, app.body, id)
  if (!handOut) return undefined
  const [card] = await viewHandOuts(app, [handOut])
  const parts: Record<string, Uint8Array> = {}
  for await (const { name, bytes } of readHandOutBytes(app.db, app.body, id)) parts[name] = bytes
  const name = `${card?.plan.title ?? id} ${handOut.fiscalYear}年度 配布.zip`
  // workbooks are packed already
  return { name, type: 'application/zip', bytes: zipSync(parts, { level: 0, mtime: new Date(handOut.at) }) }
}

import { formatInstant } from '#core/date-words.ts'
import { callVersion, type IssuedPack, type PackVersion } from '#core/report/issued-pack.ts'
import { keepFile, readFileBytes } from '#store/file.ts'
import { findIssuedPack, insertIssuedPack, listIssuedPacks } from '#store/issued-pack.ts'
import { listPersons } from '#store/person.ts'
import type { App } from './app.ts'
import { contentId, sha256 } from './content-id.ts'
import type { Download } from './download.ts'

/** A pack as it was made (会議資料): the file, and which version it is. */
export type MadePack = Download & { pack: PackVersion }

/** A pack that was handed out, with the name of the person who recorded it; staff only. */
export interface IssuedPackView extends Omit<IssuedPack, 'issuedBy'> {
  by: string
}

/** The same file of the same moment is recorded once. */
const idOf = ({ pack }: MadePack, file: string): string => contentId(pack, file)

/** Records that a pack was handed out (配布した版として記録する), with its file. Returns the id of the record. */
export async function recordIssue(app: App, made: MadePack): Promise<string> {
  const file = sha256(made.bytes)
  const id = idOf(made, file)
  const recorded = { ...made.pack, id, name: made.name, file, issuedBy: app.user.id, issuedAt: app.now() }
  await app.db.transaction().execute(async (trx) => {
    await keepFile(trx, app.body, { sha256: file, bytes: made.bytes })
    await insertIssuedPack(trx, app.body, recorded)
  })
  return id
}

/** The record of a pack, where it was handed out already. */
export async function findIssue(app: App, made: MadePack): Promise<IssuedPack | undefined> {
  return await findIssuedPack(app.db, app.body, idOf(made, sha256(made.bytes)))
}

/** The packs that were handed out of a plan's year (配布した版), newest first. */
export async function listIssues(app: App, of: { plan: string; fiscalYear: number }): Promise<IssuedPackView[]> {
  const packs = await listIssuedPacks(app.db, app.body, of)
  const names = new Map((await listPersons(app.db, app.body)).map(({ id, name }) => [id, name]))
  return packs.map(({ issuedBy, ...pack }) => ({ ...pack, by: names.get(issuedBy) ?? issuedBy }))
}

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<PackVersion['format'], string>

/** The media type of a pack. */
export const packType = (format: PackVersion['format']): string => types[format]

/** The file of a pack as it was handed out, byte for byte. */
export async function downloadIssue(app: App, id: string): Promise<Download | undefined> {
  const pack = await findIssuedPack(app.db, app.body, id)
  const bytes = pack && (await readFileBytes(app.db, app.body, pack.file))
  return bytes && { name: pack.name, type: types[pack.format], bytes }
}

/** Since when something changed (正誤表の起点): the ledger as it stood then, and what that version is called. */
export interface Since {
  /** ISO 8601 instant. */
  at: string
  called: string
}

/** A version that was handed out, as the start of an errata. `undefined` where the plan has no such record. */
export async function sinceIssue(app: App, plan: string, id: string): Promise<Since | undefined> {
  const pack = await findIssuedPack(app.db, app.body, id)
  return pack?.plan === plan ? { at: pack.asOf, called: callVersion(pack) } : undefined
}

/** A time at which something was handed out that nobody recorded. */
export const sinceTime = (at: string): Since => ({ at, called: `${formatInstant(at)}に配布したもの` })

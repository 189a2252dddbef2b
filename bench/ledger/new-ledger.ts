import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from '#app/app.ts'
import { loadSchemes } from '#app/load-schemes.ts'
import { keepBody } from '#store/body.ts'
import { openDatabase } from '#store/open.ts'
import { keepPerson } from '#store/person.ts'

/** An empty ledger with the project's schemes, in a folder that goes with it. */
export interface NewLedger {
  /** A body of its own in it, as a person of that body works. */
  appOf(body: string): Promise<App>
  close(): Promise<void>
}

/** Opens an empty ledger; of the database that DATABASE_URL names where `served`, else embedded. */
export async function newLedger({ served = false } = {}): Promise<NewLedger> {
  const { schemes } = await loadSchemes(join(import.meta.dirname, '../../schemes'))
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  const url = served ? process.env.DATABASE_URL : undefined
  const { db, close } = await openDatabase(url ? { url } : { folder })
  const user = { id: 'p', name: '担当' }
  return {
    appOf: async (body) => {
      await keepBody(db, { body, name: body, code: null })
      await keepPerson(db, body, { ...user, section: null })
      return { db, body, now: () => new Date().toISOString(), user, schemes, schemeFolder: '' }
    },
    close: async () => {
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}

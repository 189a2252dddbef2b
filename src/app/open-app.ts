import type { Licence } from '#core/licence.ts'
import { findBody, keepBody, listBodies } from '#store/body.ts'
import { type Database, type Location, openDatabase } from '#store/open.ts'
import { keepPerson } from '#store/person.ts'
import type { App, User } from './app.ts'
import { loadSavedSchemes } from './load-saved-schemes.ts'
import { loadSchemes, type SchemeProblem } from './load-schemes.ts'

/** How the ledger is opened. `body`: whose it is, where the database does not say; `now`: the clock. */
export interface Opening {
  /** Where it is, or the database itself where it is open already. */
  location: Location | Database
  schemeFolder: string
  body?: string
  user: User
  now: () => string
  /** 利用条件 of what is handed out. */
  licence?: Licence
}

/** An open application: what every function here is given, and the database to close at the end. */
export interface OpenApp {
  app: App
  database: Database
  /** Scheme folders that could not be read. */
  problems: SchemeProblem[]
}

/** Until the first paper tells whose it is, a ledger bears this name. */
const unnamed = '団体'

/** Opens the ledger (台帳を開く) with its schemes, and makes the body and the person known. Throws `OpenRefused` as the store does. */
export async function openApp({ location, schemeFolder, body, user, now, licence }: Opening): Promise<OpenApp> {
  const { schemes, problems } = await loadSchemes(schemeFolder)
  const database = 'db' in location ? location : await openDatabase(location)
  const { db } = database
  const [first] = body === undefined ? await listBodies(db) : []
  const key = body ?? first?.body ?? unnamed
  if (!(await findBody(db, key))) await keepBody(db, { body: key, name: key, code: null })
  await keepPerson(db, key, { ...user, section: null })
  const own = await loadSavedSchemes(db, key, schemes)
  const known = { db, body: key, now, user, schemes: [...schemes, ...own.schemes], schemeFolder }
  const app = { ...known, ...(licence === undefined ? {} : { licence }) }
  return { app, database, problems: [...problems, ...own.problems] }
}

/** The same application for another person. */
export async function actAs(app: App, user: User): Promise<App> {
  await keepPerson(app.db, app.body, { ...user, section: null })
  return { ...app, user }
}

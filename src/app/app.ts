import type { Kysely } from 'kysely'
import type { Licence } from '#core/licence.ts'
import type { Scheme } from '#core/scheme.ts'
import type { Tables } from '#store/tables.ts'

/** A person (担当者) who does what is done. */
export interface User {
  id: string
  name: string
}

/** What everything a person does is given: the database, whose it is, the clock, and who asks. First argument of every function here. */
export interface App {
  db: Kysely<Tables>
  /** Key of the body (団体) whose facts these are: first in every key of the database. */
  body: string
  /** The instant, ISO 8601. */
  now: () => string
  user: User
  schemes: Scheme[]
  /** Folder that holds `<name>/scheme.yaml` and the templates beside it. */
  schemeFolder: string
  /** 利用条件: on which terms the body hands its data out; absent where it has not chosen. */
  licence?: Licence
}

/** The scheme of that name, where it is loaded. */
export function findScheme(app: Pick<App, 'schemes'>, name: string | undefined): Scheme | undefined {
  return app.schemes.find((scheme) => scheme.name === name)
}

import { nameFillers } from '#store/collection.ts'
import type { App } from './app.ts'

/** Tells, or confirms, who filled in files that came back (記入者), by document. Returns of how many it was told; what is no such file is left out. */
export async function tellFillers(app: App, names: readonly { document: string; filledBy: string }[]): Promise<number> {
  return await nameFillers(app.db, app.body, names, { by: app.user.id, at: app.now() })
}

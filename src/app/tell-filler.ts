import { nameFiller } from '#store/collection.ts'
import type { App } from './app.ts'

/** Tells, or confirms, who filled in a file that came back (記入者); `false` where the document is none. */
export async function tellFiller(app: App, document: string, name: string): Promise<boolean> {
  return await nameFiller(app.db, app.body, document, name, { by: app.user.id, at: app.now() })
}

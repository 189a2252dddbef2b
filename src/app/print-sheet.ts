import type { SheetView } from '#core/sheet.ts'
import type { App } from './app.ts'
import type { Download } from './download.ts'

/** Prints a sheet into its scheme's template (様式に戻す), as xlsx. `undefined` where the scheme has no template. */
export async function printSheet(app: App, view: SheetView): Promise<Download | undefined> {
  throw new Error(`being written: ${app.body} ${view.item.id}`)
}

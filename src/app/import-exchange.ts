import type { App } from './app.ts'
import type { FileToImport, ImportResult } from './import-document.ts'

/**
 * Imports an exchange file (交換形式 JSON) the same way as a paper. Sources are the rows' own, or their place in the file (`items[3]`).
 * `accept`: confirms everything at once, in the name of the app's user.
 */
export async function importExchange(app: App, file: FileToImport, options: { accept?: boolean } = {}): Promise<ImportResult> {
  throw new Error(`being written: ${app.body} ${file.name} ${options.accept}`)
}

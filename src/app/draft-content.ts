import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import { readFileBytes } from '#store/file.ts'
import type { KeptSchemeDraft } from '#store/scheme-draft.ts'
import type { App } from './app.ts'
import { keepAtHand } from './at-hand.ts'

type Reading = { content: DocumentContent } | { problem: Finding }

const atHand = keepAtHand<Reading | undefined>(8)

/** The paper of a scheme in the making (様式の下書きの評価票), read once while a person works on it. `undefined` where its file is gone. */
export async function readDraftContent(app: App, { file, fileName }: KeptSchemeDraft): Promise<Reading | undefined> {
  return await atHand(app.db, file, async () => {
    const bytes = await readFileBytes(app.db, app.body, file)
    const { readApart } = await import('#documents/read-apart.ts')
    return bytes && (await readApart(bytes, fileName))
  })
}

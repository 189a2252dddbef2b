import type { App } from './app.ts'
import type { Decision } from './decision.ts'

/**
 * Corrects a draft in place (訂正): `text` as a person types it (「5件」「AⅡ」「10,050」 in the unit shown, or the words).
 * The reading is rejected; a new accepted statement by the person stands in its place, with the same cell as its source.
 */
export async function correctDraft(app: App, correction: { draft: string; text: string; reason?: string }): Promise<Decision> {
  throw new Error(`being written: ${app.body} ${correction.draft}`)
}

import type { App } from './app.ts'
import type { Decision } from './decision.ts'

/** Returns drafts with a reason (差戻し): the section that wrote the paper is asked to say it again. */
export async function returnDrafts(app: App, returned: { ids: string[]; reason: string }): Promise<Decision> {
  throw new Error(`being written: ${app.body} ${returned.ids}`)
}

import type { App } from './app.ts'

/** Chooses whether a finding goes into the next publication (指摘の公表). `false` where there is no such finding. */
export async function showFinding(app: App, findingId: string, shown: boolean): Promise<boolean> {
  throw new Error(`being written: ${app.body} ${findingId} ${shown}`)
}

import type { App } from './app.ts'

/** Loads the demonstration (実演データ) into an empty database: imports, accepts and publishes every exchange file of a folder. Returns how many. */
export async function loadDemonstration(app: App, folder: string): Promise<number> {
  throw new Error(`being written: ${app.body} ${folder}`)
}

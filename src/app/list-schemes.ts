import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listSavedSchemes } from '#store/scheme.ts'
import { listSchemeDrafts } from '#store/scheme-draft.ts'
import type { App } from './app.ts'

/** A scheme as a list shows it. */
export interface SchemeCard {
  name: string
  title: string
  body: string
  /** Its declaration. */
  yaml?: string
  /** Which version the office saved; absent for a shipped one. */
  version?: number
}

/** The schemes that papers are recognised by, and those in the making. */
export interface SchemeList {
  schemes: SchemeCard[]
  drafts: { file: string; fileName: string; title: string; changedAt: string }[]
}

/** Lists the schemes (様式の一覧): the shipped ones, the office's own, and its drafts. */
export async function listSchemes(app: App): Promise<SchemeList> {
  const own = new Map((await listSavedSchemes(app.db, app.body)).map((scheme) => [scheme.name, scheme]))
  const drafts = await listSchemeDrafts(app.db, app.body)
  return {
    schemes: await Promise.all(
      app.schemes.map(async ({ name, title, body }) => {
        const saved = own.get(name)
        const yaml = saved?.yaml ?? (await readFile(join(app.schemeFolder, name, 'scheme.yaml'), 'utf8').catch(() => undefined))
        return {
          name,
          title,
          body: body.name,
          ...(yaml === undefined ? {} : { yaml }),
          ...(saved ? { version: saved.version } : {}),
        }
      }),
    ),
    drafts: drafts.map(({ file, fileName, draft, changedAt }) => ({ file, fileName, title: draft.title, changedAt })),
  }
}

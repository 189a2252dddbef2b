import { draftProblems } from '#core/draft/draft-problems.ts'
import { schemeOfDraft } from '#core/draft/scheme-of-draft.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { keepScheme, listSavedSchemes } from '#store/scheme.ts'
import { findSchemeDraft } from '#store/scheme-draft.ts'
import type { App } from './app.ts'
import { writeSchemeText } from './scheme-text.ts'

/** A scheme that was saved, by its name and version; or what it lacks. */
export type SchemeSaving = { name: string; version: number } | { problems: string[] }

/** Saves a draft as a scheme of the office (様式の保存): from then on its papers are recognised. `undefined` where there is no such draft. */
export async function saveScheme(app: App, file: string): Promise<SchemeSaving | undefined> {
  const kept = await findSchemeDraft(app.db, app.body, file)
  if (!kept) return undefined
  const lacking = draftProblems(kept.draft)
  if (lacking.length > 0) return { problems: lacking }
  const data = schemeOfDraft(kept.draft)
  const parsed = parseScheme(data)
  if ('problems' in parsed) return parsed
  const { scheme } = parsed
  const own = (await listSavedSchemes(app.db, app.body)).some(({ name }) => name === scheme.name)
  const at = app.schemes.findIndex(({ name }) => name === scheme.name)
  if (at >= 0 && !own) return { problems: [`「${scheme.name}」は、すでにある様式の名前です。別の名前を付けてください。`] }
  const version = await keepScheme(app.db, app.body, {
    name: scheme.name,
    yaml: writeSchemeText(data),
    saved_by: app.user.id,
    saved_at: app.now(),
  })
  // everybody who holds this application knows the scheme from now on
  app.schemes.splice(at < 0 ? app.schemes.length : at, at < 0 ? 0 : 1, scheme)
  return { name: scheme.name, version }
}

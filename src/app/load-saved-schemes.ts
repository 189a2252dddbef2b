import type { Kysely } from 'kysely'
import type { Scheme } from '#core/scheme.ts'
import { listSavedSchemes } from '#store/scheme.ts'
import type { Tables } from '#store/tables.ts'
import type { SchemeProblem } from './load-schemes.ts'
import { readSchemeText } from './scheme-text.ts'

/** The schemes (様式) that the office saved itself, the latest version of each; one that bears the name of a shipped one is left out. */
export async function loadSavedSchemes(
  db: Kysely<Tables>,
  body: string,
  shipped: Scheme[],
): Promise<{ schemes: Scheme[]; problems: SchemeProblem[] }> {
  const schemes: Scheme[] = []
  const problems: SchemeProblem[] = []
  for (const { name, yaml } of await listSavedSchemes(db, body)) {
    const read = readSchemeText(yaml)
    if ('problems' in read)
      problems.push(...read.problems.map((message) => ({ path: name, message: `様式「${name}」: ${message}` })))
    else if (!shipped.some((one) => one.name === name)) schemes.push(read.scheme)
  }
  return { schemes, problems }
}

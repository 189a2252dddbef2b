import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scheme } from '#core/scheme.ts'
import type { FormFormat } from '#documents/open-template.ts'
import { readSchemeText } from './scheme-text.ts'

/** What is wrong with one scheme folder: its path and one Japanese sentence. */
export interface SchemeProblem {
  path: string
  message: string
}

/** A declaration is 30–80 lines; what is a hundred times longer is not one. */
const mostBytes = 256 * 1024

/** Reads every `<folder>/<name>/scheme.yaml` (様式の定義). A bad one never stops the rest: it comes back as problems. */
export async function loadSchemes(folder: string): Promise<{ schemes: Scheme[]; problems: SchemeProblem[] }> {
  const names = await listFolders(folder)
  if (!names) return { schemes: [], problems: [{ path: folder, message: `様式のフォルダー「${folder}」がありません。` }] }
  const read = await Promise.all(names.map((name) => readScheme(folder, name)))
  return {
    schemes: read.flatMap((one) => ('scheme' in one ? [one.scheme] : [])),
    problems: read.flatMap((one) => ('problems' in one ? one.problems : [])),
  }
}

async function listFolders(folder: string): Promise<string[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  return entries
    ?.filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function readScheme(folder: string, name: string): Promise<{ scheme: Scheme } | { problems: SchemeProblem[] }> {
  const path = join(folder, name, 'scheme.yaml')
  const trouble = (message: string) => ({ problems: [{ path, message }] })
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return trouble(`様式「${name}」に scheme.yaml がありません。`)
  if (bytes.length > mostBytes) return trouble(`様式「${name}」の scheme.yaml が大きすぎます（${mostBytes / 1024} KB まで）。`)
  const parsed = readSchemeText(bytes.toString('utf8'))
  if ('problems' in parsed) return { problems: parsed.problems.map((message) => ({ path, message })) }
  if (parsed.scheme.name !== name)
    return trouble(`様式の名前「${parsed.scheme.name}」がフォルダー名「${name}」と違います。同じ名前にしてください。`)
  return { scheme: parsed.scheme }
}

/** Whether a scheme has a form in one of these formats: without one its sheets are printed from the page alone. */
export async function hasTemplate(folder: string, scheme: string, formats: readonly FormFormat[]): Promise<boolean> {
  const found = formats.map((format) => access(join(folder, scheme, `sheet.${format}`)))
  return (await Promise.allSettled(found)).some(({ status }) => status === 'fulfilled')
}

/** The form of a scheme in a format; `undefined` where its folder has none. */
export async function readTemplate(folder: string, scheme: string, format: FormFormat): Promise<Uint8Array | undefined> {
  return await readFile(join(folder, scheme, `sheet.${format}`)).catch(() => undefined)
}

import type { Scheme } from '#core/scheme.ts'

/** What is wrong with one scheme folder: its path and one Japanese sentence. */
export interface SchemeProblem {
  path: string
  message: string
}

/** Reads every `<folder>/<name>/scheme.yaml` (様式の定義). A bad one never stops the rest: it comes back as problems. */
export async function loadSchemes(folder: string): Promise<{ schemes: Scheme[]; problems: SchemeProblem[] }> {
  throw new Error(`being written: ${folder}`)
}

/** Bytes of a scheme's template (`sheet.xlsx`), or `undefined` where it has none. */
export async function readTemplate(folder: string, scheme: string, name: 'sheet.xlsx'): Promise<Uint8Array | undefined> {
  throw new Error(`being written: ${folder} ${scheme} ${name}`)
}

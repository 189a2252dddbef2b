import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { readDocument } from '#documents/read.ts'
import { loadSchemes } from './schemes.ts'

/** Folder of real papers and their golds, beside the repository; absent in an ordinary clone. */
export const shared = join(import.meta.dirname, '../../shared')
export const hasShared = existsSync(join(shared, 'tools/compare.mjs'))

/** One list of one file against its gold. */
export interface ListMeasure {
  f1: number
  gold: number
  actual: number
  details: Record<string, number | null>
  missed: string[]
  extra: string[]
}

/** A file with its measure by list, or why it was not read. */
export interface FileMeasure {
  file: string
  lists?: Record<string, ListMeasure>
  /** Figures in running text that the gold has, and how many were offered as suggestions. */
  prose?: { gold: number; found: number }
  problem?: string
}

export const measured = ['kawasaki-52402000', 'kansai-r2-final', 'osaka-h30-policy', 'ibaraki-action-plan', 'kansai-r7-plan']
export const lists = ['items', 'indicators', 'observations', 'budgets', 'evaluations', 'narratives', 'terms']

/** The files of a paper in every format that there is. */
export function filesOf(paper: string): string[] {
  const folder = join(shared, 'documents')
  const all = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    ...readdirSync(join(folder, 'text')).map((name) => join(folder, 'text', name)),
  ]
  return all.filter((path) => basename(path).startsWith(`${paper}.`)).sort()
}

/** Reads, recognises and matches every file, and compares each with its gold. `names`: parts of file names; none means all. */
export async function measureAll(names: string[] = []): Promise<FileMeasure[]> {
  const files = measured.flatMap((paper) => filesOf(paper).map((path) => ({ paper, path })))
  const rows: FileMeasure[] = []
  for (const { paper, path } of files)
    if (names.length === 0 || names.some((name) => path.includes(name))) rows.push(await measureFile(paper, path))
  return rows
}

/** Reads, recognises and matches one file, and compares it with the gold of its paper. */
export async function measureFile(paper: string, path: string): Promise<FileMeasure> {
  const file = basename(path)
  const reading = await readDocument(new Uint8Array(readFileSync(path)), file)
  if ('problem' in reading) return { file, problem: reading.problem.message }
  const scheme = recogniseScheme(loadSchemes(), reading.content)
  if (!scheme) return { file, problem: 'no scheme recognised' }
  const folder = mkdtempSync(join(tmpdir(), 'shirube-measure-'))
  try {
    const actual = join(folder, 'actual.json')
    writeFileSync(actual, JSON.stringify(matchDocument(scheme, reading.content)))
    const output = execFileSync(process.execPath, [
      join(shared, 'tools/compare.mjs'),
      join(shared, 'gold', `${paper}.json`),
      actual,
      '--json',
    ])
    const { prose, ...found } = JSON.parse(String(output)) as Record<string, ListMeasure> & {
      prose: { gold: number; found: number }
    }
    return { file, lists: found as Record<string, ListMeasure>, prose }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A table: a line a file, a column a list; below it the details under 1, and the misses if asked for. */
export function formatMeasure(rows: FileMeasure[], misses: boolean): string {
  const wide = Math.max(...rows.map(({ file }) => file.length), 4)
  const lines = [['file'.padEnd(wide), ...lists.map((list) => list.slice(0, 12).padStart(12))].join(' ')]
  for (const { file, lists: found, problem } of rows)
    lines.push(
      [
        file.padEnd(wide),
        ...(found ? lists.map((list) => (found[list]?.f1 ?? Number.NaN).toFixed(3).padStart(12)) : [problem]),
      ].join(' '),
    )
  for (const { file, lists: found, prose } of rows) {
    if (prose && prose.gold > 0) lines.push(`${file} from prose ${prose.found} of ${prose.gold}`)
    for (const list of lists) {
      const one = found?.[list]
      for (const [name, share] of Object.entries(one?.details ?? {}))
        if (share !== null && share < 1) lines.push(`${file} ${list}.${name} ${share}`)
      if (misses)
        lines.push(
          ...(one?.missed ?? []).map((row) => `- ${file} ${list}: ${row}`),
          ...(one?.extra ?? []).map((row) => `+ ${file} ${list}: ${row}`),
        )
    }
  }
  return lines.join('\n')
}

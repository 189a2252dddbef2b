import type { Finding } from '#core/finding.ts'
import { compareYears, type FileReport } from '#core/machine-readable/check-files.ts'
import type { TableAbout } from '#core/machine-readable/checked-table.ts'
import { bytesSource } from '#documents/byte-source.ts'
import { descriptionName, readDescription } from '#documents/data-description.ts'
import { type Listed, listFiles, type Origin } from '#documents/list-files.ts'
import { checkApart } from '#documents/read-apart.ts'

/** A file that was checked, or the one reason why it could not be. */
export type CheckedReport = { report: FileReport } | { name: string; problem: Finding }

/**
 * Holds files against the 30 rules of machine readability (機械可読性の点検): files, folders and zips, each file in them, one at a time in a thread that is ended where a file takes too long or too much. A
 * `datapackage.json` beside a file tells what its columns mean.
 */
export async function checkMachineReadable(origins: readonly Origin[]): Promise<CheckedReport[]> {
  const described = await readDescriptions(origins)
  const checked: CheckedReport[] = []
  for await (const one of (await listFiles(origins)).files()) {
    if ('leftOut' in one) continue
    if ('problem' in one) checked.push(one)
    else checked.push(await checkOne(one, described.get(one.name)))
  }
  const compared = compareYears(checked.flatMap((one) => ('report' in one ? [one.report] : [])))
  const reports = compared[Symbol.iterator]()
  return checked.map((one) => ('report' in one ? { report: reports.next().value as FileReport } : one))
}

type Readable = Extract<Listed, { read: unknown }>

async function checkOne({ name, read }: Readable, about: TableAbout | undefined): Promise<CheckedReport> {
  const got = await read()
  if ('problem' in got) return { name, problem: got.problem }
  const checked = await checkApart(got.bytes, name, about)
  return 'problem' in checked ? { name, problem: checked.problem } : checked
}

/** What each `datapackage.json` says of the files beside it, by their names. */
async function readDescriptions(origins: readonly Origin[]): Promise<Map<string, TableAbout>> {
  const described = new Map<string, TableAbout>()
  for await (const one of (await listFiles(origins)).files()) {
    if (!('read' in one) || !isDescription(one.name)) continue
    const got = await one.read()
    if ('problem' in got) continue
    const folder = one.name.slice(0, one.name.length - descriptionName.length)
    for (const [path, about] of readDescription(new TextDecoder().decode(got.bytes))) described.set(`${folder}${path}`, about)
  }
  return described
}

const isDescription = (name: string): boolean => name === descriptionName || name.endsWith(`/${descriptionName}`)

/** The same of files that were handed in (職員が選んだファイル). */
export const checkHandedIn = (files: readonly { name: string; bytes: Uint8Array }[]): Promise<CheckedReport[]> =>
  checkMachineReadable(files.map(({ name, bytes }) => ({ name, source: bytesSource(bytes) })))

import { join } from 'node:path'
import type { FileList, Listed } from '#documents/list-files.ts'
import { type Command, choiceOf, type ExitCode, Misunderstood, type Surroundings, textOf, type Values } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

/** `shirube import`: reads files, folders and zips into drafts, or shows what would be read. */
export const importFiles: Command = {
  usage: 'import ファイル… [--dry-run]',
  summary:
    'ファイルを読み取り、下書きとして取り込みます。フォルダーやZIPを渡すと、中のファイルをすべて読みます。様式は文書から判別します。',
  options: {
    ...ledgerOptions,
    scheme: { type: 'string' },
    format: { type: 'string' },
    plan: { type: 'string' },
    by: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['--dry-run', '取り込まずに、読み取った内容だけを標準出力に書きます'],
    ['--format exchange', '交換形式（JSON）で書きます'],
    ['--scheme 名前', '様式を指定します（既定は自動判別）'],
    ['--plan 計画', '計画を指定します（既定は様式ごとに一つ）'],
    ['--by 記入者', '配布したファイル（shirube hand-out）に記入した人の名前'],
    ...ledgerHelp,
  ],
  run: async (files, values, at) => {
    if (files.length === 0) throw new Misunderstood('取り込むファイルを指定してください。')
    choiceOf(values, 'format', ['exchange'])
    const { listFiles } = await import('#documents/list-files.ts')
    const list = await listFiles(files.map((path) => ({ path })))
    return values['dry-run'] ? await showFiles(list, values, at) : await keepFiles(list, values, at)
  },
}

/** Prints what each file says, one after the other; what cannot be read is a sentence, not a stop. */
async function showFiles(list: FileList, values: Values, at: Surroundings): Promise<ExitCode> {
  const { loadSchemes } = await import('#app/load-schemes.ts')
  const { readAndMatch } = await import('#app/read-and-match.ts')
  const { writeExchange } = await import('#app/write-exchange.ts')
  const { schemes, problems } = await loadSchemes(join(at.root, 'schemes'))
  for (const problem of problems) at.warn(problem.message)
  const scheme = textOf(values, 'scheme')
  let code: ExitCode = 0
  for await (const file of list.files()) {
    if ('leftOut' in file) continue
    const bytes = await readListed(file, at)
    const name = file.name.split('/').at(-1) ?? file.name
    const read = bytes && (await readAndMatch(schemes, { bytes, name, ...(scheme === undefined ? {} : { scheme }) }))
    if (!read || 'findings' in read) {
      for (const finding of read?.findings ?? []) at.warn(finding.message)
      code = 1
    } else {
      at.print(writeExchange(read.exchange))
    }
  }
  return code
}

async function readListed(file: Exclude<Listed, { leftOut: unknown }>, at: Surroundings): Promise<Uint8Array | undefined> {
  const read = 'problem' in file ? file : await file.read()
  if ('bytes' in read) return read.bytes
  at.warn(read.problem.message)
  return undefined
}

async function keepFiles(list: FileList, values: Values, at: Surroundings): Promise<ExitCode> {
  const { importAll } = await import('./import-many.ts')
  const [scheme, plan, by] = [textOf(values, 'scheme'), textOf(values, 'plan'), textOf(values, 'by')?.trim()]
  const options = {
    ...(scheme === undefined ? {} : { scheme }),
    ...(plan === undefined ? {} : { plan }),
    ...(by ? { by } : {}),
  }
  return await withLedger(values, at, async ({ app }) => await importAll(app, list, options, at))
}

import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportResult } from '#app/import-document.ts'
import { checkSize } from '#documents/check-size.ts'
import { type Command, choiceOf, type ExitCode, Misunderstood, type Surroundings, textOf, type Values } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

/** `shirube import`: reads files into drafts, or shows what would be read. */
export const importFiles: Command = {
  usage: 'import ファイル… [--dry-run]',
  summary: 'ファイルを読み取り、下書きとして取り込みます。様式は文書から判別します。',
  options: {
    ...ledgerOptions,
    scheme: { type: 'string' },
    format: { type: 'string' },
    plan: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['--dry-run', '取り込まずに、読み取った内容だけを標準出力に書きます'],
    ['--format exchange', '交換形式（JSON）で書きます'],
    ['--scheme 名前', '様式を指定します（既定は自動判別）'],
    ['--plan 計画', '計画を指定します（既定は様式ごとに一つ）'],
    ...ledgerHelp,
  ],
  run: async (files, values, at) => {
    if (files.length === 0) throw new Misunderstood('取り込むファイルを指定してください。')
    choiceOf(values, 'format', ['exchange'])
    return values['dry-run'] ? await showFiles(files, values, at) : await keepFiles(files, values, at)
  },
}

/** Reads one file; a path that cannot be read, or is too large to, is a sentence, not a stop. */
async function readBytes(path: string, at: Surroundings): Promise<Uint8Array | undefined> {
  try {
    const problem = checkSize((await stat(path)).size, basename(path))
    if (!problem) return await readFile(path)
    at.warn(problem.message)
    return undefined
  } catch {
    at.warn(`「${path}」を開けません。ファイルの場所と権限を確かめてください。`)
    return undefined
  }
}

async function showFiles(files: string[], values: Values, at: Surroundings): Promise<ExitCode> {
  const { loadSchemes } = await import('#app/load-schemes.ts')
  const { readAndMatch } = await import('#app/read-and-match.ts')
  const { writeExchange } = await import('#app/write-exchange.ts')
  const { schemes, problems } = await loadSchemes(join(at.root, 'schemes'))
  for (const problem of problems) at.warn(problem.message)
  const scheme = textOf(values, 'scheme')
  let code: ExitCode = 0
  for (const path of files) {
    const bytes = await readBytes(path, at)
    const read =
      bytes && (await readAndMatch(schemes, { bytes, name: basename(path), ...(scheme === undefined ? {} : { scheme }) }))
    if (!read || 'findings' in read) {
      for (const finding of read?.findings ?? []) at.warn(finding.message)
      code = 1
    } else {
      at.print(writeExchange(read.exchange))
    }
  }
  return code
}

async function keepFiles(files: string[], values: Values, at: Surroundings): Promise<ExitCode> {
  const { importDocument } = await import('#app/import-document.ts')
  const options = Object.fromEntries(
    ['scheme', 'plan'].flatMap((name) => (values[name] === undefined ? [] : [[name, String(values[name])]])),
  )
  return await withLedger(values, at, async ({ app }) => {
    let code: ExitCode = 0
    for (const path of files) {
      const bytes = await readBytes(path, at)
      const result = bytes && (await importDocument(app, { bytes, name: basename(path), ...options }))
      if (!result || result.outcome === 'failed') code = 1
      if (result) report(result, at)
    }
    return code
  })
}

function report(result: ImportResult, at: Surroundings): void {
  if (result.outcome === 'failed') {
    for (const finding of result.findings) at.warn(finding.message)
    return
  }
  at.print(result.message)
  if (result.drafts > 0) at.print(`  確認: shirube review ${result.document}`)
}

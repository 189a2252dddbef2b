import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkPlan } from '#app/check-plan.ts'
import { listPlanCards } from '#app/plan-card.ts'
import type { Finding } from '#core/finding.ts'
import { type Command, type ExitCode, numberOf, type Surroundings, textOf, type Values } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

const severities = { error: '誤り', warning: '注意', info: '参考' }

/** `shirube check`: what a careful reader would mark, in files or in the ledger. */
export const check: Command = {
  usage: 'check [--machine-readable] [ファイル…]',
  summary: '目標・実績・評価・事業費のつじつまを点検し、指摘を書きます。ファイルを指定しなければ、確定した値を点検します。',
  options: {
    ...ledgerOptions,
    plan: { type: 'string' },
    year: { type: 'string' },
    scheme: { type: 'string' },
    'machine-readable': { type: 'boolean' },
  },
  optionHelp: [
    ['--plan 計画', '点検する計画（既定はすべて）'],
    ['--year 年度', '点検する年度（既定は最新の年度）'],
    ['--scheme 名前', 'ファイルの様式（既定は自動判別）'],
    ['--machine-readable', '公開するCSV・Excel・JSON・zipを、行政データの機械可読性の30のルールで点検します'],
    ...ledgerHelp,
  ],
  run: async (files, values, at) => {
    if (values['machine-readable']) return await (await import('./check-machine-readable.ts')).checkReadable(files, at)
    return await (files.length > 0 ? checkFiles(files, values, at) : checkLedger(values, at))
  },
}

function report(findings: Finding[], at: Surroundings): void {
  for (const { severity, message, source } of findings)
    at.print(`  ${severities[severity]}\t${message}${source ? `（${source.locator}）` : ''}`)
  if (findings.length === 0) at.print('  指摘はありません。')
}

async function checkFiles(files: string[], values: Values, at: Surroundings): Promise<ExitCode> {
  const { loadSchemes } = await import('#app/load-schemes.ts')
  const { readAndMatch } = await import('#app/read-and-match.ts')
  const { schemes } = await loadSchemes(join(at.root, 'schemes'))
  const scheme = textOf(values, 'scheme')
  let code: ExitCode = 0
  for (const path of files) {
    const bytes = await readFile(path).catch(() => undefined)
    const read =
      bytes && (await readAndMatch(schemes, { bytes, name: basename(path), ...(scheme === undefined ? {} : { scheme }) }))
    if (!read || 'findings' in read) {
      for (const finding of read?.findings ?? []) at.warn(finding.message)
      if (!read) at.warn(`「${path}」を開けません。ファイルの場所と権限を確かめてください。`)
      code = 1
    } else {
      at.print(path)
      report(read.exchange.findings, at)
    }
  }
  return code
}

function checkLedger(values: Values, at: Surroundings): Promise<ExitCode> {
  return withLedger(values, at, async ({ app }) => {
    const named = textOf(values, 'plan')
    const plans = (await listPlanCards(app)).filter(({ id }) => named === undefined || id === named)
    if (plans.length === 0) at.warn(named === undefined ? '計画がまだありません。' : `計画「${named}」がありません。`)
    for (const plan of plans) {
      at.print(plan.title)
      report((await checkPlan(app, plan.id, numberOf(values, 'year'))) ?? [], at)
    }
    return plans.length === 0 ? 1 : 0
  })
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '#app/app.ts'
import type { PlanCard } from '#app/body-home.ts'
import { bodyOf } from '#app/download.ts'
import { exportExchange } from '#app/export-exchange.ts'
import { writePackage } from '#app/export-package.ts'
import { exportRs } from '#app/export-rs.ts'
import { printPlan } from '#app/print-plan.ts'
import type { PrintFormat } from '#app/print-sheet.ts'
import { writeExchange } from '#app/write-exchange.ts'
import { writeRecords } from '#app/write-records.ts'
import { licenceNames } from '#core/licence.ts'
import { choosePlan, chooseYear } from './choose-plan.ts'
import {
  type Command,
  choiceOf,
  type ExitCode,
  Impossible,
  Misunderstood,
  numberOf,
  type Surroundings,
  textOf,
  type Values,
} from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

const formats = ['exchange', 'package', 'rs', 'xlsx', 'docx', 'pptx', 'pdf', 'html'] as const
const onForms = ['xlsx', 'docx', 'pptx', 'pdf', 'html'] as const

/** `shirube export`: accepted facts as exchange JSON, as a Data Package, or as sheets on the body's own form. */
export const exportFacts: Command = {
  usage: 'export [--format exchange|package|rs|xlsx|docx|pptx|pdf|html]',
  summary:
    '確定した値を書き出します。交換形式（JSON）、オープンデータ（CSV一式）、行政事業レビューと同じ列のCSV、または団体の様式（Excel・Word・PowerPoint・PDF）です。',
  options: {
    ...ledgerOptions,
    format: { type: 'string' },
    plan: { type: 'string' },
    year: { type: 'string' },
    item: { type: 'string' },
    out: { type: 'string' },
    records: { type: 'string' },
    bom: { type: 'string' },
    licence: { type: 'string' },
  },
  optionHelp: [
    [
      '--format 形式',
      'exchange（既定）、package、rs（行政事業レビュー互換のCSV一式）、xlsx・docx・pptx・pdf・html（団体の様式）',
    ],
    ['--plan 計画', '計画（一つだけなら省けます）'],
    ['--year 年度', '西暦の年度。exchange で省くとすべての年度'],
    ['--item 項目', '一つの項目だけ（番号・名称・識別子）。省くと、1枚ずつの様式の xlsx と docx は ZIP になります'],
    ['--out ファイル', '書き出す先（exchange のほかでは必要。exchange の既定は標準出力）'],
    ['--bom yes|no', 'package のCSVにBOMを付けるか（既定は yes。Excelで開くときは yes、プログラムで読むときは no）'],
    ['--licence 名前', `package に書く利用条件。${licenceNames.join('、')} のいずれか（省くと書きません）`],
    ['--records フォルダー', '取り込んだCSVを、台帳から元の形に書き戻します。非公開の列も含む職員用です'],
    ...ledgerHelp,
  ],
  run: (_, values, at) => {
    const folder = textOf(values, 'records')
    if (folder !== undefined)
      return withLedger(values, at, async ({ app }) => await exportRecords(app, await choosePlan(app, values), folder, at))
    const format = choiceOf(values, 'format', formats) ?? 'exchange'
    if (format !== 'exchange' && textOf(values, 'out') === undefined)
      throw new Misunderstood('--out で書き出すファイルを指定してください。')
    return withLedger(values, at, async ({ app }) => {
      const plan = await choosePlan(app, values)
      if (format === 'rs') return await exportRsSet(app, plan, values, at)
      const item = await findItem(app, plan, values)
      const form = onForms.find((one) => one === format)
      if (form) return await exportSheets(app, plan, item, form, values, at)
      return await exportData(app, plan, item, format === 'package' ? format : 'exchange', values, at)
    })
  },
}

/** The RS-compatible set, and a line on what of the ledger it has no column for. */
async function exportRsSet(app: App, plan: PlanCard, values: Values, at: Surroundings): Promise<ExitCode> {
  const written = await exportRs(app, { plan: plan.id, fiscalYear: chooseYear(plan, values) })
  if (!written) throw new Impossible(`様式「${plan.scheme.name}」が読み込めないため、書き出せません。`)
  if (written.programmes === 0)
    throw new Impossible(`「${plan.title}」には確定した事業がありません。先に shirube review で確かめてください。`)
  const { budgets, observations, evaluations, terms } = written.leftOut
  const left = [
    [budgets, '事業費（計画・決算見込・財源や経費の内訳・再掲）'],
    [observations, '数値（基準値・目安・予定・変更前の目標）'],
    [evaluations, 'ほかの年度の評価'],
    [terms, '用語'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${what} ${count}件`]))
  at.print(`${written.programmes}事業を、行政事業レビューと同じ列のCSVにしました。`)
  if (left.length > 0) at.print(`列がないため含めなかったもの: ${left.join('、')}`)
  return await write(written.bytes, values, at)
}

/** The item of `--item`: by id, code or title. */
async function findItem(app: App, plan: PlanCard, values: Values): Promise<string | undefined> {
  const named = textOf(values, 'item')
  if (named === undefined) return undefined
  const all = await exportExchange(app, { plan: plan.id })
  const found = all?.items.find(({ id, code, title }) => id === named || code === named || title === named)
  if (!found) throw new Misunderstood(`「${plan.title}」に「${named}」という項目がありません。`)
  return found.id
}

async function exportData(
  app: App,
  plan: PlanCard,
  item: string | undefined,
  format: 'exchange' | 'package',
  values: Values,
  at: Surroundings,
): Promise<ExitCode> {
  const fiscalYear = numberOf(values, 'year')
  const wanted = { plan: plan.id, ...(fiscalYear === undefined ? {} : { fiscalYear }), ...(item === undefined ? {} : { item }) }
  const exchange = await exportExchange(app, wanted)
  if (!exchange) {
    at.warn(`様式「${plan.scheme.name}」が読み込めないため、書き出せません。`)
    return 1
  }
  const name = fiscalYear === undefined ? plan.id : `${plan.id}-${fiscalYear}`
  if (format === 'package') {
    const body = await bodyOf(app, plan.scheme.name)
    const bom = choiceOf(values, 'bom', ['yes', 'no']) !== 'no'
    const about = { name, title: plan.title, created: app.now(), body, licence: choiceOf(values, 'licence', licenceNames), bom }
    return await write(await writePackage(exchange, about), values, at)
  }
  if (textOf(values, 'out') !== undefined)
    return await write(new TextEncoder().encode(`${writeExchange(exchange)}\n`), values, at)
  at.print(writeExchange(exchange))
  return 0
}

/** Every file of records under the name it came by; a second one of a name gets a number. */
async function exportRecords(app: App, plan: PlanCard, folder: string, at: Surroundings): Promise<ExitCode> {
  await mkdir(folder, { recursive: true })
  const taken = new Map<string, number>()
  let [written, code]: [number, ExitCode] = [0, 0]
  for await (const one of writeRecords(app, plan.id)) {
    if ('problem' in one) {
      at.warn(one.problem)
      code = 1
      continue
    }
    const name = one.name.replace(/[/\\]/g, '_')
    const times = taken.has(name) ? (taken.get(name) as number) + 1 : 1
    taken.set(name, times)
    const path = join(folder, times === 1 ? name : name.replace(/(\.[^.]*)?$/, `-${times}$1`))
    await writeFile(path, one.bytes)
    at.print(`「${path}」に ${one.rows} 行を書き戻しました。`)
    written += 1
  }
  if (written === 0 && code === 0) at.warn(`「${plan.title}」には、行をそのまま残して取り込んだCSVがありません。`)
  return written === 0 ? 1 : code
}

async function exportSheets(
  app: App,
  plan: PlanCard,
  item: string | undefined,
  format: PrintFormat,
  values: Values,
  at: Surroundings,
): Promise<ExitCode> {
  const items = item === undefined ? {} : { items: new Set([item]) }
  const printed = await printPlan(app, { plan: plan.id, fiscalYear: chooseYear(plan, values), format, ...items })
  for (const { message } of printed?.problems ?? []) at.warn(message)
  if (printed) return await write(printed.bytes, values, at)
  at.warn(
    format === 'pptx'
      ? `評価票がないか、様式「${plan.scheme.title}」にPowerPointのひな形（sheet.pptx）がありません。`
      : `評価票がないか、様式「${plan.scheme.title}」のひな形がありません。`,
  )
  return 1
}

async function write(bytes: Uint8Array, values: Values, at: Surroundings): Promise<ExitCode> {
  const path = textOf(values, 'out')
  if (path === undefined) throw new Misunderstood('--out で書き出すファイルを指定してください。')
  await writeFile(path, bytes)
  at.print(`「${path}」に書き出しました。`)
  return 0
}

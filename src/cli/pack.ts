import { writeFile } from 'node:fs/promises'
import { printPack } from '#app/print-pack.ts'
import { choosePlan, chooseYear } from './choose-plan.ts'
import { type Command, choiceOf, Misunderstood, textOf } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

/** `shirube pack`: a committee pack as one PDF or one workbook. */
export const pack: Command = {
  usage: 'pack --meeting 会議 --out ファイル',
  summary: '会議資料（次第、番号のついた資料、評価票、集計表）を、一つのPDFかExcelにまとめます。',
  options: {
    ...ledgerOptions,
    plan: { type: 'string' },
    year: { type: 'string' },
    meeting: { type: 'string' },
    date: { type: 'string' },
    place: { type: 'string' },
    number: { type: 'string' },
    since: { type: 'string' },
    final: { type: 'boolean' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  optionHelp: [
    ['--meeting 会議', '会議の名称（第2回 評価委員会）'],
    ['--date 日付', '開催日（2026-11-22）'],
    ['--place 場所', '開催場所'],
    ['--number 番号', '資料番号の頭（1 とすると 資料1-1 から）'],
    ['--since 日時', '前に配布した日時（2026-11-20T10:00）。その後に変わったところの正誤表をつける'],
    ['--final', '確定したものとしてつくる（既定は「案」）'],
    ['--format 形式', 'pdf（既定）か xlsx'],
    ['--plan 計画', '計画（一つだけなら省けます）'],
    ['--year 年度', '西暦の年度（既定は最新の年度）'],
    ['--out ファイル', '書き出す先'],
    ...ledgerHelp,
  ],
  run: (_, values, at) => {
    const [name, out, date] = ['meeting', 'out', 'date'].map((option) => textOf(values, option))
    if (name === undefined) throw new Misunderstood('--meeting で会議の名称を指定してください。')
    if (out === undefined) throw new Misunderstood('--out で書き出すファイルを指定してください。')
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
      throw new Misunderstood('--date は 2026-11-22 のように指定してください。')
    const since = textOf(values, 'since')
    const handedOut = since === undefined ? undefined : new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(since) ? since : `${since}+09:00`)
    if (handedOut !== undefined && Number.isNaN(handedOut.getTime()))
      throw new Misunderstood('--since は 2026-11-20T10:00 のように指定してください。')
    return withLedger(values, at, async ({ app }) => {
      const plan = await choosePlan(app, values)
      const [place, number] = ['place', 'number'].map((option) => textOf(values, option))
      const printed = await printPack(app, {
        plan: plan.id,
        fiscalYear: chooseYear(plan, values),
        format: choiceOf(values, 'format', ['pdf', 'xlsx'] as const) ?? 'pdf',
        meeting: { name, ...(date ? { date } : {}), ...(place ? { place } : {}), ...(number ? { number } : {}) },
        draft: values.final !== true,
        since: handedOut?.toISOString(),
      })
      for (const { message } of printed?.problems ?? []) at.warn(message)
      if (!printed) {
        at.warn('この年度には評価票がありません。')
        return 1
      }
      await writeFile(out, printed.bytes)
      at.print(`「${out}」に書き出しました。`)
      return 0
    })
  },
}

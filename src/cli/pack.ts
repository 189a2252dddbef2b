import { writeFile } from 'node:fs/promises'
import type { App } from '#app/app.ts'
import { listIssues, recordIssue, type Since, sinceIssue, sinceTime } from '#app/issue-pack.ts'
import { printPack } from '#app/print-pack.ts'
import { formatInstant } from '#core/date-words.ts'
import { choosePlan, chooseYear } from './choose-plan.ts'
import { type Command, choiceOf, type ExitCode, Misunderstood, type Surroundings, textOf, type Values } from './command.ts'
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
    record: { type: 'boolean' },
    issued: { type: 'boolean' },
    final: { type: 'boolean' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  optionHelp: [
    ['--meeting 会議', '会議の名称（第2回 評価委員会）'],
    ['--date 日付', '開催日（2026-11-22）'],
    ['--place 場所', '開催場所'],
    ['--number 番号', '資料番号の頭（1 とすると 資料1-1 から）'],
    ['--since 版|日時', '前に配布した版（--issued の記号）か日時（2026-11-20T10:00）。その後に変わったところの正誤表をつける'],
    ['--record', '配布した版として記録し、ファイルを残す'],
    ['--issued', '資料はつくらず、配布した版を新しい順に並べる'],
    ['--final', '確定したものとしてつくる（既定は「案」）'],
    ['--format 形式', 'pdf（既定）か xlsx'],
    ['--plan 計画', '計画（一つだけなら省けます）'],
    ['--year 年度', '西暦の年度（既定は最新の年度）'],
    ['--out ファイル', '書き出す先'],
    ...ledgerHelp,
  ],
  run: (_, values, at) => (values.issued === true ? listAll(values, at) : make(values, at)),
}

/** The packs that were handed out, one a line. */
function listAll(values: Values, at: Surroundings): Promise<ExitCode> {
  return withLedger(values, at, async ({ app }): Promise<ExitCode> => {
    const plan = await choosePlan(app, values)
    const issued = await listIssues(app, { plan: plan.id, fiscalYear: chooseYear(plan, values) })
    for (const { id, issuedAt, meeting, draft, by, name } of issued)
      at.print([id, formatInstant(issuedAt), meeting.name, draft ? '案' : '確定', by, name].join('\t'))
    if (issued.length === 0) at.print('配布した版の記録はまだありません。--record をつけてつくると、記録されます。')
    return 0
  })
}

async function make(values: Values, at: Surroundings): Promise<ExitCode> {
  const [name, out, date] = ['meeting', 'out', 'date'].map((option) => textOf(values, option))
  if (name === undefined) throw new Misunderstood('--meeting で会議の名称を指定してください。')
  if (out === undefined) throw new Misunderstood('--out で書き出すファイルを指定してください。')
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Misunderstood('--date は 2026-11-22 のように指定してください。')
  const [place, number] = ['place', 'number'].map((option) => textOf(values, option))
  return withLedger(values, at, async ({ app }): Promise<ExitCode> => {
    const plan = await choosePlan(app, values)
    const printed = await printPack(app, {
      plan: plan.id,
      fiscalYear: chooseYear(plan, values),
      format: choiceOf(values, 'format', ['pdf', 'xlsx'] as const) ?? 'pdf',
      meeting: { name, ...(date ? { date } : {}), ...(place ? { place } : {}), ...(number ? { number } : {}) },
      draft: values.final !== true,
      since: await readSince(app, plan.id, textOf(values, 'since')),
    })
    if (!printed) {
      at.warn('この年度には評価票がありません。')
      return 1
    }
    for (const sentence of [...printed.notes, ...printed.problems.map(({ message }) => message)]) at.warn(sentence)
    await writeFile(out, printed.bytes)
    at.print(`「${out}」に書き出しました。`)
    if (values.record === true) at.print(`配布した版として記録しました（${await recordIssue(app, printed)}）。`)
    return 0
  })
}

/** A version by the mark of its record, or a time, of Japan where it names no zone. */
async function readSince(app: App, plan: string, typed: string | undefined): Promise<Since | undefined> {
  if (typed === undefined) return undefined
  const issue = await sinceIssue(app, plan, typed)
  if (issue) return issue
  const time = /^\d{4}-\d{2}-\d{2}/.test(typed)
    ? new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(typed) ? typed : `${typed}+09:00`)
    : undefined
  if (time === undefined || Number.isNaN(time.getTime()))
    throw new Misunderstood(
      '--since には、配布した版（--issued で並ぶ記号）か、2026-11-20T10:00 のような日時を指定してください。',
    )
  return sinceTime(time.toISOString())
}

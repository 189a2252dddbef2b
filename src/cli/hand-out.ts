import { writeFile } from 'node:fs/promises'
import { handOutSheets } from '#app/hand-out.ts'
import { downloadHandOut, openHandOut } from '#app/open-hand-out.ts'
import { choosePlan, chooseYear } from './choose-plan.ts'
import { type Command, type ExitCode, Impossible, Misunderstood, textOf } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'
import { clearBar, drawBar } from './progress-bar.ts'

/** Of many problems only so many are told one by one. */
const mostTold = 20

/** `shirube hand-out`: the sheets of a year in the body's own form, in one zip, to be filled in outside and imported again. */
export const handOut: Command = {
  usage: 'hand-out [項目…] --out ファイル.zip',
  summary:
    '評価票を様式のExcelで配布します。外で記入したファイルは shirube import で取り込み、変わったところだけが下書きになります。',
  options: {
    ...ledgerOptions,
    plan: { type: 'string' },
    year: { type: 'string' },
    section: { type: 'string' },
    out: { type: 'string' },
  },
  optionHelp: [
    ['項目…', '番号・名称・識別子。省くとすべての評価票'],
    ['--plan 計画', '計画（一つだけなら省けます）'],
    ['--year 年度', '西暦の年度（既定は最も新しい年度）'],
    ['--section 担当課', 'その課の評価票だけ。複数は「、」で区切ります'],
    ['--out ファイル', '書き出すZIP（必要）'],
    ...ledgerHelp,
  ],
  run: async (items, values, at) => {
    const path = textOf(values, 'out')
    if (path === undefined) throw new Misunderstood('--out で書き出すZIPファイルを指定してください。')
    return await withLedger(values, at, async ({ app }): Promise<ExitCode> => {
      const plan = await choosePlan(app, values)
      const sections = (textOf(values, 'section') ?? '').split(/[、,]/).flatMap((name) => name.trim() || [])
      const { terminal } = at
      const tell = (done: number, total: number) => terminal && drawBar(terminal, done, total, '')
      const wanted = { plan: plan.id, fiscalYear: chooseYear(plan, values), sections, items }
      const made = await handOutSheets(app, wanted, { tell })
      if (terminal) clearBar(terminal)
      if ('refused' in made) throw new Impossible(made.refused.message)
      const [open, zip] = [await openHandOut(app, made.handOut), await downloadHandOut(app, made.handOut)]
      if (!open || !zip) throw new Error(`the hand-out ${made.handOut} is not kept`)
      const problems = open.files.flatMap((file) => file.problems.map((problem) => `${file.name}: ${problem}`))
      for (const problem of problems.slice(0, mostTold)) at.warn(problem)
      if (problems.length > mostTold) at.warn(`ほか ${problems.length - mostTold} 件`)
      await writeFile(path, zip.bytes)
      const sheets = open.files.reduce((sum, file) => sum + file.items.length, 0)
      at.print(`「${plan.title}」の評価票 ${sheets} 件を ${open.files.length} 個のファイルにして「${path}」に書き出しました。`)
      at.print('  記入したファイルが戻ったら: shirube import ファイル… --by 記入者')
      return 0
    })
  },
}

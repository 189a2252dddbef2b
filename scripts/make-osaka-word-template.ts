// Makes schemes/osaka-2018/sheet.docx: theme, aims, and for one 取組 its title, its headings and one row of contents, which the writer repeats.
// Run once and kept: `npx tsx scripts/make-osaka-word-template.ts`.
import { join } from 'node:path'
import { p, tbl, tc, tr, writeWordFile } from './word-file.ts'

const columns = [283, 4592, 397, 4195, 397, 4819] as const
const [edge, plan, arrow, goals, , progress] = columns
const left = (...lines: string[]) => lines.map((line) => p(line, { across: 'left' })).join('')
const head = (text: string, width: number) =>
  tc(p(text, { bold: true, across: 'center', next: true }), { width, fill: 'DDEBF7', down: 'center' })
const spacer = (text: string, width: number, merge: 'restart' | 'continue') => tc(p(text, { across: 'center' }), { width, merge })
const contents = tr([
  spacer('', edge, 'continue'),
  tc(left('■取組項目', '○具体的取組', '・内容'), { width: plan }),
  spacer('', arrow, 'continue'),
  tc(left('◇成果指標（アウトカム）', '（定性的な目標）', '・目標', '（数値目標）', '・目標：0件'), { width: goals }),
  spacer('', arrow, 'continue'),
  tc(left('○進捗'), { width: progress }),
])

const aims = tbl(
  [1474, 13209],
  [
    tr([
      tc(p('めざす方向', { bold: true, across: 'center' }), { width: 1474, fill: 'DDEBF7', down: 'center' }),
      tc(left('◎めざす方向の内容'), { width: 13209 }),
    ]),
  ],
)
const table = tbl(
  [...columns],
  [
    tr([
      tc(p('取組の名称', { bold: true, size: 11, colour: 'FFFFFF', across: 'left', next: true }), {
        width: columns.reduce((sum, width) => sum + width, 0),
        span: 6,
        fill: '1F4E79',
        down: 'center',
      }),
    ]),
    tr([
      spacer('', edge, 'restart'),
      head('＜今年度何をするか（取組の内容、手法・スケジュール等）＞', plan),
      spacer('▷', arrow, 'restart'),
      head('＜何をどのような状態にするか（目標）＞', goals),
      spacer('▶', arrow, 'restart'),
      head('＜進捗状況（H31.3月末時点）＞', progress),
    ]),
    contents,
  ],
)

writeWordFile(join(import.meta.dirname, '../schemes/osaka-2018/sheet.docx'), {
  title: '部局運営方針',
  font: 'ＭＳ Ｐゴシック',
  size: 8.5,
  margins: { top: 907, right: 1020, bottom: 794, left: 1020 },
  body: [
    p('商工労働部', { bold: true, size: 12 }),
    p(''),
    p('【テーマ１】　テーマの名称', { bold: true, size: 13, after: 80 }),
    aims,
    p(''),
    table,
  ].join(''),
})

// Makes schemes/kansai-final-2020/sheet.docx: title, legend, headings and one block of rows, which the writer repeats for each programme.
// Run once and kept: `npx tsx scripts/make-kansai-word-template.ts`.
import { join } from 'node:path'
import { p, tbl, tc, tr, writeWordFile } from './word-file.ts'

const columns = [2665, 8731, 1814, 2268] as const
const [goals, progress, compared, grade] = columns
const head = (text: string, width: number, more: { span?: number; merge?: 'restart' | 'continue' } = {}) => {
  const lines = text.split('\n\n').map((line) => p(line, { bold: true, across: 'center' }))
  return tc(lines.join(''), { width, ...more, fill: 'D9E2F3', down: 'center' })
}
const top = { head: true, whole: true } as const

const table = tbl(
  [...columns],
  [
    tr(
      [
        head('事業', goals + progress, { span: 2 }),
        head('比較数値', compared),
        head('進捗状況<自己評価>\n\n[今後の対応・改善点等]', grade, { merge: 'restart' }),
      ],
      top,
    ),
    tr(
      [
        head('令和2年度の目標', goals),
        head('進捗状況(令和3年2月末)\n◆実施済み、◇取組中または今後実施', progress),
        head('令和3年2月末時点の目安', compared),
        head('', grade, { merge: 'continue' }),
      ],
      top,
    ),
    tr(
      [
        tc(p('', { bold: true, across: 'left', next: true }), {
          width: goals + progress + compared + grade,
          span: 4,
          fill: 'F2F2F2',
          down: 'center',
        }),
      ],
      { whole: true },
    ),
    tr(
      [
        tc(p('', { across: 'left' }), { width: goals }),
        tc(p(''), { width: progress }),
        tc(p('—', { across: 'center' }), { width: compared, down: 'center' }),
        tc(p('', { across: 'center' }) + p('', { across: 'left' }), { width: grade, down: 'center' }),
      ],
      { whole: true },
    ),
  ],
)

writeWordFile(join(import.meta.dirname, '../schemes/kansai-final-2020/sheet.docx'), {
  title: '広域産業振興局事業 期末評価',
  font: 'ＭＳ Ｐゴシック',
  size: 8.5,
  margins: { top: 850, right: 680, bottom: 567, left: 680 },
  body: [
    p('令和2年度 広域産業振興局事業 期末評価(案)', { bold: true, size: 13, across: 'center' }),
    p('資料1-2', { size: 10, across: 'center', left: 14117, after: 60, boxed: true }),
    p('自己評価…A(設定した目標を達成した。)、B(概ね計画どおりに実施した。)、C(目標を達成できなかった。)'),
    table,
  ].join(''),
})

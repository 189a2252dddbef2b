// Makes schemes/kansai-plan-2025/sheet.docx: what the plan is, its vision, the two lists, and one page about a programme, which the writer repeats.
// Run once and kept: `npx tsx scripts/make-plan-word-template.ts`.
import { join } from 'node:path'
import { p, tbl, tc, tr, writeWordFile } from './word-file.ts'

const navy = '1F3864'
const pale = 'DDEBF7'
const heading = (text: string) => p(text, { bold: true, size: 14, colour: navy, after: 80, page: true, next: true, right: 14967 })
const label = (text: string) => p(text, { bold: true, next: true })
const plain = (text: string) => p(text)
const head = (text: string, width: number, span?: number) =>
  tc(p(text, { bold: true, across: 'center' }), { width, fill: pale, down: 'center', ...(span === undefined ? {} : { span }) })
const cell = (width: number, text = '', across: 'left' | 'center' | 'right' = 'left') =>
  tc(p(text, { across, size: 9 }), { width, down: 'center' })

const position = tbl(
  [2268, 4535, 8163],
  [
    tr([
      cell(2268),
      tc(p('用語', { bold: true, across: 'center' }), { width: 4535, fill: pale, down: 'center' }),
      cell(8163, '用語の説明'),
    ]),
  ],
)
const goals = tbl(
  [5102, 9864],
  [tr([tc(label('将来像'), { width: 5102, fill: pale, down: 'center' }), cell(9864, '将来像の説明')])],
)
const bandWidths = [2381, 2608, 3742, 6235] as const
const [box, name, aim, deeds] = bandWidths
const band = (merge: 'restart' | 'continue') => {
  const own = (text: string) => (merge === 'restart' ? text : '')
  return tr([
    tc(
      p(own('関西チャレンジ①'), { bold: true, across: 'center' }) +
        (merge === 'restart' ? p('「名称」', { bold: true, across: 'center' }) : ''),
      {
        width: box,
        merge,
        fill: pale,
        down: 'center',
      },
    ),
    tc(label(own('見出し')), { width: name, merge, down: 'center' }),
    tc(plain(own('めざす姿の内容')), { width: aim, merge, down: 'center' }),
    tc(plain('A チャレンジの内容'), { width: deeds, down: 'center' }),
  ])
}
const challenges = tbl(
  [...bandWidths],
  [
    tr([head('', box + name, 2), head('（めざす姿）', aim), head('（成し遂げたい関西のチャレンジ）', deeds)]),
    band('restart'),
    band('continue'),
  ],
)
const values = [
  '○ スケールメリット（規模の経済、域内最適化）',
  '○ シナジー（協働、相乗、相互補完）',
  '○ スピルオーバー（波及、浸透）',
  '○ ダイバーシティ（多様性、地域特性）',
]
const terms = tbl(
  values.map(() => 3741),
  [tr(values.map((text) => head(text, 3741))), tr(values.map(() => cell(3741, '用語の説明')))],
)

const budgetWidths = [1417, 1984, 2778, 3118, 3742, 1077, 570] as const
const budgets = tbl(
  [...budgetWidths],
  [
    tr(
      [
        head('分野', budgetWidths[0] + budgetWidths[1], 2),
        head('項目', budgetWidths[2]),
        head('事業名', budgetWidths[3]),
        head('事業概要', budgetWidths[4]),
        head('予算額\n（千円）', budgetWidths[5]),
        head('頁', budgetWidths[6]),
      ],
      { head: true, whole: true },
    ),
    tr(
      budgetWidths.map((width, nth) => cell(width, '', nth < 2 || nth === 6 ? 'center' : nth === 5 ? 'right' : 'left')),
      { whole: true },
    ),
    tr(
      [
        tc(p(''), { width: budgetWidths.slice(0, 5).reduce((sum, width) => sum + width, 0), span: 5 }),
        cell(budgetWidths[5], '', 'right'),
        cell(budgetWidths[6]),
      ],
      { whole: true },
    ),
  ],
)
const sharedWidths = [1417, 2211, 3515, 7597] as const
const shared = tbl(
  [...sharedWidths],
  [
    tr([head('分野', sharedWidths[0] + sharedWidths[1], 2), head('事業名', sharedWidths[2]), head('事業概要', sharedWidths[3])], {
      head: true,
      whole: true,
    }),
    tr(
      sharedWidths.map((width, nth) => cell(width, '', nth < 2 ? 'center' : 'left')),
      { whole: true },
    ),
  ],
)

const half = 7483
const white = (text: string) => tc(p(text, { bold: true, colour: 'FFFFFF', across: 'center' }), { width: half, fill: navy })
const words = (title: string, text: string) => tc(label(title) + plain(text), { width: half })
const page = tbl(
  [half, half],
  [
    tr([tc(plain('関西チャレンジ：①「名称」 分野：分野の名称'), { width: 2 * half, span: 2, fill: pale })]),
    tr([tc(p('事業名：事業の名称（0千円）　事業開始年度：令和7年度（1年目）', { bold: true }), { width: 2 * half, span: 2 })]),
    tr([white('事業の内容'), white('事業のねらい・取組のポイント')]),
    tr([words('事業目的', '目的'), tc(plain('・ ねらい'), { width: half })]),
    tr([words('事業概要', '概要'), words('成果目標', '・ 指標：目標')]),
  ],
)

writeWordFile(join(import.meta.dirname, '../schemes/kansai-plan-2025/sheet.docx'), {
  title: '広域産業振興局 事業計画',
  font: 'ＭＳ Ｐゴシック',
  size: 9.5,
  margins: { top: 850, right: 907, bottom: 680, left: 907 },
  body: [
    p('広域産業振興局事業計画について', { bold: true, size: 14, colour: navy, after: 80 }),
    label('広域産業振興局事業計画の位置づけ'),
    plain('▶ 位置づけ'),
    position,
    heading('関西広域産業ビジョン（ビジョンの名称）'),
    label('【目標】 目標の範囲'),
    label('▶指標'),
    label('関西がめざす将来像'),
    goals,
    label('将来像の実現・目標の達成に向けたアプローチ（基本的な方向性）'),
    challenges,
    label('４つのバリュー（存在価値）'),
    terms,
    heading('令和7年度事業一覧【予算事業】'),
    p('令和7年度予算額：0千円', { bold: true, across: 'right' }),
    budgets,
    heading('令和7年度事業一覧【協調事業】〜構成府県市等と連携した取組〜'),
    shared,
    heading('項目の名称\t担当課'),
    page,
  ].join(''),
})

// Makes schemes/kansai-plan-2025/sheet.pptx: what the plan is, its vision, the two lists, and one slide about a programme, which the writer
// repeats. Run once and kept: `npx tsx scripts/make-plan-slides-template.ts`.
import { join } from 'node:path'
import { box, type Cell, type Frame, table, writeSlideFile } from './slide-file.ts'

const navy = '1F3864'
const blue = '2E75B6'
const pale = 'DDEBF7'
const cream = 'FFF2CC'
const ochre = 'BF9000'
const white = 'FFFFFF'
const [left, right, top] = [17, 763, 10]
const width = right - left

const bar = (text: string, to = right): ReturnType<typeof box>[] => [
  box({ at: [left, top, width, 36], name: '表題の帯', fill: navy }),
  box({ at: [left, top, to - left, 36], name: '表題', text, size: 17, bold: true, colour: white, inset: 6 }),
]
const label = (name: string, at: Frame['at'], size = 12) =>
  box({ at, name, text: name, size, bold: true, colour: white, fill: navy, across: 'ctr' })
const tag = (name: string, x: number, y: number) =>
  box({ at: [x, y, 76, 17], name, text: name, size: 11, bold: true, colour: white, fill: blue, across: 'ctr' })
const frame = (name: string, at: Frame['at']) => box({ at, name, edge: blue })
const words = (name: string, at: Frame['at'], text: string) => box({ at, name, text, size: 12, down: 't' })
const head = (text: string, size: number, more: Cell = {}): Cell => ({
  text,
  size,
  bold: true,
  colour: white,
  fill: blue,
  across: 'ctr',
  ...more,
})

const position = [
  ...bar('広域産業振興局事業計画について'),
  box({
    at: [left, 58, width, 26],
    name: '見出し',
    text: '広域産業振興局事業計画の位置づけ',
    size: 15,
    bold: true,
    colour: navy,
  }),
  box({ at: [left, 92, width, 34], name: '位置づけ', text: '▶ 位置づけ', size: 13, fill: pale, edge: blue }),
  table(
    [57, 152],
    '用語',
    [230, 440],
    [
      {
        height: 74,
        cells: [
          { text: '用語', size: 14, bold: true, colour: white, fill: navy, across: 'ctr', edge: white },
          { text: '用語の説明', size: 12.5, fill: 'F2F7FC', edge: white },
        ],
      },
    ],
  ),
]

const band = (first: boolean): { height: number; cells: Cell[] } => {
  const own = (text: string): Cell => (first ? { text, rows: 2 } : { goesOn: 'above' })
  return {
    height: 34,
    cells: [
      { ...own('関西チャレンジ①\n「名称」'), size: 10.5, bold: true, colour: white, fill: blue, across: 'ctr', edge: white },
      { ...own('見出し'), size: 11, bold: true, colour: navy, edge: blue },
      { ...own('めざす姿の内容'), size: 9, edge: blue },
      { text: 'A チャレンジの内容', size: 9.5, edge: blue },
    ],
  }
}
const small = (text: string, more: Cell = {}): Cell => ({ text, size: 9.5, colour: navy, across: 'ctr', edge: white, ...more })
const values = [
  '○ スケールメリット（規模の経済、域内最適化）',
  '○ シナジー（協働、相乗、相互補完）',
  '○ スピルオーバー（波及、浸透）',
  '○ ダイバーシティ（多様性、地域特性）',
]
const vision = [
  ...bar('関西広域産業ビジョン（ビジョンの名称）'),
  box({
    ...{ at: [190, 51, 400, 40], name: '目標', text: '【目標】 目標の範囲\n▶指標', size: 13, bold: true, across: 'ctr' },
    ...{ fill: cream, edge: ochre },
  }),
  label('関西がめざす将来像', [left, 97, 232, 22], 13),
  label('将来像の実現・目標の達成に向けたアプローチ（基本的な方向性）', [257, 97, 506, 22], 13),
  table(
    [left, 136],
    '将来像',
    [92, 140],
    [
      {
        height: 92,
        cells: [
          { text: '将来像', size: 11, bold: true, colour: navy, fill: pale, across: 'ctr', edge: blue },
          { text: '将来像の説明', size: 9.5, edge: blue },
        ],
      },
    ],
  ),
  table(
    [257, 122],
    'チャレンジ',
    [92, 92, 140, 182],
    [
      {
        height: 16,
        cells: [small('', { span: 2 }), { goesOn: 'left' }, small('（めざす姿）'), small('（成し遂げたい関西のチャレンジ）')],
      },
      band(true),
      band(false),
    ],
  ),
  box({
    at: [left, 372, width, 24],
    name: 'バリュー',
    text: '４つのバリュー（存在価値）',
    size: 12.5,
    bold: true,
    colour: navy,
    across: 'ctr',
  }),
  table(
    [left, 399],
    '価値',
    values.map(() => width / 4),
    [
      {
        height: 34,
        cells: values.map((text) => ({ text, size: 11, bold: true, colour: navy, fill: pale, across: 'ctr', edge: blue })),
      },
      { height: 76, cells: values.map(() => ({ text: '用語の説明', size: 10.5, down: 't', edge: blue })) },
    ],
  ),
]

const budgetWidths = [74, 94, 132, 156, 228, 62]
const list = (widths: number[], heads: Cell[], aligned: Cell[], last?: Cell[]) => [
  { height: last ? 25 : 18, cells: heads },
  { height: 16, cells: widths.map((_, nth): Cell => ({ size: 8, ...aligned[nth] })) },
  ...(last ? [{ height: 18, cells: last }] : []),
]
const named: Cell = { bold: true, across: 'ctr', fill: pale }
const budgets = [
  ...bar('令和7年度事業一覧【予算事業】'),
  box({
    ...{ at: [523, 49, 240, 20], name: '予算額', text: '令和7年度予算額：0千円', size: 12, bold: true, across: 'r' },
    inset: 0,
  }),
  table(
    [left, 72],
    '予算事業',
    budgetWidths,
    list(
      budgetWidths,
      [
        head('分野', 9, { span: 2 }),
        { goesOn: 'left' },
        head('項目', 9),
        head('事業名', 9),
        head('事業概要', 9),
        head('予算額\n（千円）', 8),
      ],
      [named, { across: 'ctr', fill: 'F2F7FC' }, {}, {}, {}, { across: 'r' }],
      [
        { span: 5, size: 9, across: 'r', bold: true, fill: 'F2F2F2' },
        ...[1, 2, 3, 4].map((): Cell => ({ goesOn: 'left' })),
        { across: 'r', bold: true, size: 9, fill: 'F2F2F2' },
      ],
    ),
  ),
]
const sharedWidths = [74, 102, 178, 392]
const shared = [
  ...bar('令和7年度事業一覧【協調事業】〜構成府県市等と連携した取組〜'),
  table(
    [left, 54],
    '協調事業',
    sharedWidths,
    list(
      sharedWidths,
      [head('分野', 9, { span: 2 }), { goesOn: 'left' }, head('事業名', 9), head('事業概要', 9)],
      [named, { across: 'ctr', fill: 'F2F7FC' }, {}, {}],
    ),
  ),
]

const half = (width - 8) / 2
const second = left + half + 8
const page = [
  ...bar('項目の名称', 545),
  box({ at: [545, top, right - 545, 36], name: '担当課', text: '○○課', size: 11, colour: white, across: 'r', inset: 6 }),
  box({ at: [left, 51, width, 24], name: '位置', text: '関西チャレンジ：①「名称」 分野：分野の名称', size: 11.5, fill: pale }),
  box({
    ...{ at: [left, 79, width, 22], name: '事業', edge: navy, size: 11, bold: true },
    text: '事業名：事業の名称（0千円）　事業開始年度：令和7年度（1年目）',
  }),
  frame('内容の枠', [left, 125, half, 395]),
  frame('ねらいの枠', [second, 125, half, 395]),
  label('事業の内容', [left, 105, half, 20]),
  label('事業のねらい・取組のポイント', [second, 105, half, 20]),
  tag('事業目的', left + 6, 131),
  words('目的の文', [left, 150, half, 104], '目的'),
  tag('事業概要', left + 6, 260),
  words('概要の文', [left, 279, half, 240], '概要'),
  words('ねらいの文', [second, 131, half, 290], '・ ねらい'),
  tag('成果目標', second + 6, 428),
  words('目標の文', [second, 447, half, 72], '・ 指標：目標'),
]

writeSlideFile(join(import.meta.dirname, '../schemes/kansai-plan-2025/sheet.pptx'), {
  title: '広域産業振興局 事業計画',
  font: 'Meiryo UI',
  size: { width: 780, height: 540 },
  slides: [position, vision, budgets, shared, page],
})

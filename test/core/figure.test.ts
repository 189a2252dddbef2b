import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Figure, formatFigure, parseFigure } from '#core/figure.ts'
import { findFigures } from '#core/figure-in-text.ts'
import { foldText } from '#core/text-fold.ts'

/** What a figure says, without how it was written. */
function said(figure: Figure): unknown {
  if (figure.kind === 'several') return figure.figures.map(said)
  if (figure.kind === 'number' || figure.kind === 'range') {
    const { kind, text, written, ...rest } = figure
    return rest
  }
  return figure.kind === 'missing' ? figure.reason : figure.kind
}

const cells: [string, unknown][] = [
  ['0', { value: 0 }],
  ['0件', { value: 0, unit: '件' }],
  ['4', { value: 4 }],
  ['３，４００人以上', { value: 3400, unit: '人', comparator: '>=' }],
  ['250 件 以上', { value: 250, unit: '件', comparator: '>=' }],
  ['14,413名\t', { value: 14413, unit: '名' }],
  ['1万2千人', { value: 12000, unit: '人' }],
  ['1.2万人', { value: 12000, unit: '人' }],
  ['3億5,000万円', { value: 350000000, unit: '円' }],
  ['150兆円', { value: 150e12, unit: '円' }],
  ['62,743千円', { value: 62743000, unit: '円' }],
  ['12百万円', { value: 12000000, unit: '円' }],
  ['三十二人', { value: 32, unit: '人' }],
  ['二〇〇件', { value: 200, unit: '件' }],
  ['▲3', { value: -3 }],
  ['▲ 3', { value: -3 }],
  ['△12.5％', { value: -12.5, unit: '%' }],
  ['－3', { value: -3 }],
  ['−3', { value: -3 }],
  ['+3', { value: 3 }],
  ['±0', { value: 0 }],
  ['約200件', { value: 200, unit: '件', comparator: '~' }],
  ['のべ344人', { value: 344, unit: '人' }],
  ['延べ 19人', { value: 19, unit: '人' }],
  ['20件程度', { value: 20, unit: '件', comparator: '~' }],
  ['10人以下', { value: 10, unit: '人', comparator: '<=' }],
  ['10人未満', { value: 10, unit: '人', comparator: '<=', strict: true }],
  ['50%超', { value: 50, unit: '%', comparator: '>=', strict: true }],
  ['2回/年', { value: 2, unit: '回', perYear: true }],
  ['2回程度／年', { value: 2, unit: '回', comparator: '~', perYear: true }],
  ['220⼈以上', { value: 220, unit: '人', comparator: '>=' }], // 人 by its radical
  ['ﾎﾟｲﾝﾄ', 'prose'],
  ['3ﾎﾟｲﾝﾄ', { value: 3, unit: 'ポイント' }],
  ['年3回', { value: 3, unit: '回', perYear: true }],
  ['累計 5件', { value: 5, unit: '件', cumulative: true }],
  ['5件(見込)', { value: 5, unit: '件', status: 'forecast' }],
  ['2回/年(予定)', { value: 2, unit: '回', perYear: true, status: 'planned' }],
  ['1.5倍', { value: 1.5, unit: '倍' }],
  ['3ポイント', { value: 3, unit: 'ポイント' }],
  ['8.0ha', { value: 8, unit: 'ha' }],
  ['100㎡', { value: 100, unit: '㎡' }],
  ['1.50t', { value: 1.5, unit: 't' }],
  ['120t-CO2', { value: 120, unit: 't-CO2' }],
  ['87事業所', { value: 87, unit: '事業所' }],
  ['20～30人', { min: 20, max: 30, unit: '人' }],
  ['20人～30人', { min: 20, max: 30, unit: '人' }],
  ['150-200件', { min: 150, max: 200, unit: '件' }],
  ['2〜3回/年', { min: 2, max: 3, unit: '回', perYear: true }],
  ['30人以上50人未満', { min: 30, max: 50, unit: '人' }],
  ['～30人', { max: 30, unit: '人' }],
  ['1,500～2万人', { min: 1500, max: 20000, unit: '人' }],
  ['29（4）', [{ value: 29 }, { value: 4 }]],
  ['326,800（0）', [{ value: 326800 }, { value: 0 }]],
  [
    '12件\n3件',
    [
      { value: 12, unit: '件' },
      { value: 3, unit: '件' },
    ],
  ],
]
test.each(cells)('%j reads as %j', (text, expected) => {
  expect(said(parseFigure(text))).toEqual(expected)
})

const missing: Record<string, string[]> = {
  dash: ['-', '－', '―', '‐', '–', '—', '−', 'ー', 'ｰ', '―――', '（―）', ' — '],
  blank: ['', ' ', '\t', '\u3000', '\n'],
  unset: ['設定なし', '未設定', '設 定 な し', '[設定なし]', '目標なし'],
  considering: ['検討中', '（検討中）', '※検討中'],
  surveying: ['調査中', '集計中', '調 査 中'],
  notApplicable: ['該当なし', '対象外', 'N/A'],
}
describe.each(Object.entries(missing))('%s', (reason, texts) => {
  test.each(texts)('%j', (text) => {
    expect(parseFigure(text)).toEqual({ kind: 'missing', reason, text })
  })
})

test.each([
  '5件を実施',
  '5件実施',
  '10件増',
  '一部',
  '十分',
  '007',
  '1,23',
  '12 5',
  '1.2.3',
  '5月',
  '2020年度',
  '2013～2015',
  '30～20人',
  '2～3万人', // whether the 2 is 2万 is not said
  '2/23',
  '10:30',
  '第3回',
  '１　現状維持', // a choice from a list
  '３ 終了・廃止',
  '千円', // a unit
  '百万人',
  '27-3111', // a telephone number
  '20-30',
  'CRAFT14',
  '検討中 (ヒアリング実施)',
  '0.12345678901234567890123',
  '99999999999999999999',
])('%j stays as words', (text) => {
  expect(parseFigure(text)).toEqual({ kind: 'prose', text })
})

const pieces = fc.constantFrom(
  ...[
    '0',
    '1',
    '2',
    '9',
    '１',
    '３',
    ',',
    '，',
    '.',
    '．',
    '万',
    '億',
    '千',
    '百',
    '十',
    '三',
    '二',
    '〇',
    '件',
    '人',
    '%',
    '％',
    '円',
    '回',
    '/年',
  ],
  ...[
    '以上',
    '以下',
    '程度',
    '未満',
    '約',
    'のべ',
    '累計',
    '▲',
    '△',
    '-',
    '－',
    '―',
    '～',
    '〜',
    '(',
    '（',
    ')',
    '）',
    '[',
    ' ',
    '\u3000',
    '\t',
    '\n',
    '設定なし',
    '検討中',
    '(見込)',
    '年',
    '月',
  ],
)
test('any text is either read so that it prints back the same, or kept as it is', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('')
      const figure = parseFigure(text)
      expect(figure.text).toBe(text)
      expect(foldText(formatFigure(figure))).toBe(foldText(text))
    }),
    { numRuns: 5000 },
  )
})

test('any number that is printed plainly is read as the same number', () => {
  const numbers = fc.oneof(
    fc.integer({ min: -1e12, max: 1e12 }),
    fc.integer({ min: -1e7, max: 1e7 }).map((n) => n / 100),
  )
  const units = fc.constantFrom('件', '人', '%', 'ha', '円', undefined)
  const bounds = fc.constantFrom('>=' as const, '<=' as const, '~' as const, undefined)
  fc.assert(
    fc.property(numbers, units, bounds, fc.boolean(), (value, unit, comparator, cumulative) => {
      const figure = {
        value: value === 0 ? 0 : value,
        ...(unit === undefined ? {} : { unit }),
        ...(comparator === undefined ? {} : { comparator }),
        ...(cumulative ? { cumulative: true as const } : {}),
      }
      expect(said(parseFigure(formatFigure({ kind: 'number', text: '', ...figure })))).toEqual(figure)
    }),
  )
})

const running: [string, [string, number, string | undefined][]][] = [
  ['参加者数：220⼈以上', [['220⼈以上', 220, '人']]],
  [
    '320人/年\t215人',
    [
      ['320人/年', 320, '人'],
      ['215人', 215, '人'],
    ],
  ],
  ['令和2年3回開催', [['3回', 3, '回']]],
  ['年3回開催', [['年3回', 3, '回']]],
  [
    '（Ｈ28：41件、Ｈ29：59件）',
    [
      ['41件', 41, '件'],
      ['59件', 59, '件'],
    ],
  ],
  [
    '3分野で2回ずつ、2部門、5名義',
    [
      ['3分野', 3, '分野'],
      ['2回', 2, '回'],
      ['2部門', 2, '部門'],
    ],
  ],
  ['百万人、千円単位', []],
  ['2～3回/年(予定)、20人～30人', []], // neither end is the figure
  ['セミナー受講者数: のべ344人', [['のべ344人', 344, '人']]],
  [
    '約1万2千人、▲3ポイント、31.5%',
    [
      ['約1万2千人', 12000, '人'],
      ['▲3ポイント', -3, 'ポイント'],
      ['31.5%', 31.5, '%'],
    ],
  ],
  ['「CRAFT14」HPアクセス件数: 4,126件', [['4,126件', 4126, '件']]],
  [
    '発表数15本に対してマッチング２０件',
    [
      ['15本', 15, '本'],
      ['２０件', 20, '件'],
    ],
  ],
  ['利用者三十二人', [['三十二人', 32, '人']]],
  ['相談：12', [['12', 12, undefined]]],
  [
    '全6回、月2回',
    [
      ['全6回', 6, '回'],
      ['2回', 2, '回'],
    ],
  ],
  ['満足度90%以上(見込)', [['90%以上(見込)', 90, '%']]],
  ['令和3年2月24日に第3回を3Fで開催', []],
  ['Vol.03、SDGs17、http://example.jp/a20件、10:30', []],
  ['前年度より10件増、5%の減', []],
  ['12/16から1/12まで、12-16', []],
  ['一部、十分、二次電池', []],
]
test.each(running)('figures in %s', (text, expected) => {
  const found = findFigures(text)
  expect(found.map((figure) => [figure.text, figure.value, figure.unit])).toEqual(expected)
  for (const figure of found) expect(text.slice(figure.index, figure.index + figure.text.length)).toBe(figure.text)
})

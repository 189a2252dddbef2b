import { describe, expect, it } from 'vitest'
import { answers, sameUnit } from '#core/match/label-answers.ts'
import { findLabelledFigures } from '#core/match/labelled-figures.ts'

const shown = (words: string, names: string[] = []) =>
  findLabelledFigures(words, names).map(
    ({ labels, value, unit, bracketed, start: _start, end: _end, written: _written, ...rest }) => ({
      label: labels[0],
      figure: `${value ?? ''}${unit ?? ''}`,
      ...(bracketed ? { bracketed } : {}),
      ...rest,
    }),
  )

describe('findLabelledFigures', () => {
  it.each([
    ['来場者数:4,797人', [{ label: '来場者数', figure: '4797人' }]],
    [
      '参加者数:100人満足度:4.0点',
      [
        { label: '参加者数', figure: '100人' },
        { label: '満足度', figure: '4点' },
      ],
    ],
    ['修繕数:120⽊', [{ label: '修繕数', figure: '120木' }]], // a radical stands for its character
    ['舟を出した。 (ウ)乗船者数： のべ344人', [{ label: '乗船者数', figure: '344人' }]],
    ['相談件数:月平均23件', [{ label: '相談件数', figure: '23件', text: '月平均23件' }]],
    ['参加者数:1回当たり40人', [{ label: '参加者数', figure: '40人', text: '1回当たり40人' }]],
    ['前述の「港まつり」での講演(帆船について)-視聴者数:168人', [{ label: '視聴者数', figure: '168人' }]],
    [
      '参加者(視聴者):208人(最大同時接続数)',
      [{ label: '参加者(視聴者)', figure: '208人', text: '参加者(視聴者):208人(最大同時接続数)' }],
    ],
    [
      '来場者数:4,797人 (オンライン来場者数:1,792人含む)',
      [
        {
          label: '来場者数',
          figure: '4797人',
          parts: [{ label: 'オンライン来場者数', value: 1792 }],
          text: '(オンライン来場者数:1,792人含む)',
        },
        { label: 'オンライン来場者数', figure: '1792人', bracketed: true },
      ],
    ],
    [
      '参加者数:231人(会場 150人、オンライン 81人)',
      [
        {
          label: '参加者数',
          figure: '231人',
          parts: [
            { label: '会場', value: 150 },
            { label: 'オンライン', value: 81 },
          ],
          text: '(会場 150人、オンライン 81人)',
        },
      ],
    ],
    [
      '参加者数:会場120人、オンライン80人',
      [
        {
          label: '参加者数',
          figure: '200人',
          parts: [
            { label: '会場', value: 120 },
            { label: 'オンライン', value: 80 },
          ],
          summed: true,
          text: '会場120人、オンライン80人',
        },
      ],
    ],
    ['開催場所:本館3階、別館2階', []],
    ['参加者数:231人(2日間)', [{ label: '参加者数', figure: '231人', text: '(2日間)' }]],
    [
      '商談件数:発表数の1.3倍(発表数15本に対して商談20件) [後日分は4月に集計見込み]',
      [
        {
          label: '商談件数',
          figure: '20件',
          status: 'preliminary',
          relativeTo: { quantity: '発表数', factor: 1.3, base: 15 },
          text: '発表数の1.3倍(発表数15本に対して商談20件) [後日分は4月に集計見込み]',
        },
      ],
    ],
    [
      '商談件数:6倍(発表者8名に対し、商談48件)',
      [
        {
          label: '商談件数',
          figure: '48件',
          relativeTo: { quantity: '発表者', factor: 6, base: 8 },
          text: '6倍(発表者8名に対し、商談48件)',
        },
      ],
    ],
    [
      '商談件数:20件(発表数15本の1.3倍)',
      [
        {
          label: '商談件数',
          figure: '20件',
          relativeTo: { quantity: '発表数', factor: 1.3, base: 15 },
          text: '(発表数15本の1.3倍)',
        },
      ],
    ],
    ['達成率:92.5%(速報)', [{ label: '達成率', figure: '92.5%', status: 'preliminary' }]],
    ['開催日:令和3年5月16日 場所:本館3階 http://example.jp/a:8080', []],
    ['10:30から始めた。', []],
    ['(ア)開催日:5月16日\n(イ)参加者数:12人\n(ウ)会場:本館', [{ label: '参加者数', figure: '12人' }]],
  ])('%s', (words, figures) => {
    expect(shown(words)).toEqual(figures)
  })

  it('finds a known name without a colon, but not within a longer word', () => {
    expect(shown('この年の案内件数は1,204件。', ['案内件数'])).toEqual([{ label: '案内件数', figure: '1204件' }])
    expect(shown('申請 6件 採択 4件 実用化 2件', ['実用化数'])).toEqual([{ label: '実用化', figure: '2件' }])
    expect(shown('多言語案内件数 98件', ['案内件数'])).toEqual([])
  })
})

describe('answers', () => {
  it.each([
    ['参加者数', '参加者数', 1, 1],
    ['参加者(視聴者)', '参加者', 0.9, 0.99],
    ['港HP閲覧数', '港HP閲覧件数', 0.9, 0.94],
    ['港ホームページ閲覧件数', '港HP閲覧件数', 0.9, 0.94],
    ['支部の利用件数', '利用件数', 0.7, 0.89],
    ['参加企業数', '出会いの場への参加企業数', 0.7, 0.89],
    ['出展者数', '来場者数', 0, 0.49],
    ['講演', '発行回数', 0, 0],
  ])('%s for %s', (label, name, least, most) => {
    expect(answers(label, name)).toBeGreaterThanOrEqual(least)
    expect(answers(label, name)).toBeLessThanOrEqual(most)
    expect(answers(name, label)).toBe(answers(label, name))
  })

  it('counts 人 and 名 the same, not 人 and 社', () => {
    expect([sameUnit('人', '名'), sameUnit('％', '%'), sameUnit('人', '社'), sameUnit('人', undefined)]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})

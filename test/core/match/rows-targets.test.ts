import { describe, expect, it } from 'vitest'
import { readTargets } from '#core/match/rows-targets.ts'

/** name | what the target is | remark */
function shown(text: string) {
  const reading = readTargets(text)
  if ('none' in reading) return reading.none
  return reading.entries.map(({ name, target, text: remark, replaced }) => {
    const { value, min, max, comparator, unit, relativeTo, none, qualitative } = target
    const figure = value ?? (min === undefined && max === undefined ? '' : `${min ?? ''}~${max ?? ''}`)
    const ratio = relativeTo ? `×${relativeTo.factor} ${relativeTo.quantity}` : ''
    const said = [figure, unit, comparator, ratio, none, qualitative ? 'words' : '']
      .filter((part) => part !== undefined && part !== '')
      .join(' ')
    return [name, said, remark ?? '', ...(replaced ? ['replaced'] : [])]
  })
}

describe('readTargets', () => {
  it.each([
    ['○ 参加者数\n　[200人以上]', [['参加者数', '200 人 >=', '']]],
    [
      '○ 参加者数 [200人以上] ○ 商談件数 [20件]',
      [
        ['参加者数', '200 人 >=', ''],
        ['商談件数', '20 件', ''],
      ],
    ],
    ['○ 参加者数 ［２００人以上］ ※三日間', [['参加者数', '200 人 >=', '※三日間']]],
    [
      '○ 閲覧件数 [7,500件以上] ↓(変更) ○ 視聴者数 [250人以上]',
      [
        ['閲覧件数', '7500 件 >=', '', 'replaced'],
        ['視聴者数', '250 人 >=', '(変更)'],
      ],
    ],
    ['○ 商談件数 [発表数(8人)の4.2倍以上] ⇒34件', [['商談件数', '34 件 >= ×4.2 発表数', '発表数(8人)の4.2倍以上 ⇒34件']]],
    ['○ 運航回数〔80～100回〕', [['運航回数', '80~100 回', '']]],
    ['○ 新しい「港の 窓口」 利用件数 [30件程度]', [['新しい「港の 窓口」利用件数', '30 件 ~', '']]],
    [
      '・参加者数：200人以上\n・開催回数：3回',
      [
        ['参加者数', '200 人 >=', ''],
        ['開催回数', '3 回', ''],
      ],
    ],
    ['参加者数 200人以上', [['参加者数', '200 人 >=', '']]],
    [
      '参加者数[200人]\n開催回数[3回]',
      [
        ['参加者数', '200 人', ''],
        ['開催回数', '3 回', ''],
      ],
    ],
    [
      '参加者数 200人\n開催回数 3回\n※見込みを含む',
      [
        ['参加者数', '200 人', ''],
        ['開催回数', '3 回', '※見込みを含む'],
      ],
    ],
    ['○ 修了率 [90％]', [['修了率', '90 %', '']]],
    ['○ 窓口の設置 [検討中]', [['窓口の設置', 'considering', '']]],
    ['窓口を設け、相談を受ける', [['窓口を設け、相談を受ける', 'blank', '']]],
    ['[25社]', [['', '25 社', '']]],
    [
      '○ 新規会員数 [100社] → [50社]',
      [
        ['新規会員数', '100 社', '', 'replaced'],
        ['新規会員数', '50 社', '(変更)'],
      ],
    ],
    [
      '○ 新規会員数［100社］\n↓（変更）\n［50社］',
      [
        ['新規会員数', '100 社', '', 'replaced'],
        ['新規会員数', '50 社', '(変更)'],
      ],
    ],
    [
      '○ 新規会員数 [100社⇒50社に変更] ○ 開催回数 [3回]',
      [
        ['新規会員数', '100 社', '', 'replaced'],
        ['新規会員数', '50 社', '(変更)'],
        ['開催回数', '3 回', ''],
      ],
    ],
    [
      '○ 港まつり 来場者数[8,000人以上] 売上額[300万円]',
      [
        ['港まつり 来場者数', '8000 人 >=', ''],
        ['売上額', '3000000 円', '300万円'],
      ],
    ],
    ['(1) 所要日数 [10日以内]', [['所要日数', '10 日 <=', '10日以内']]],
  ])('%s', (text, entries) => {
    expect(shown(text)).toEqual(entries)
  })

  it.each([
    ['', 'blank'],
    ['設定なし', 'unset'],
    ['—', 'dash'],
    ['検討中', 'considering'],
  ])('「%s」 sets none: %s', (text, reason) => {
    expect(shown(text)).toBe(reason)
  })
})

import { describe, expect, it } from 'vitest'
import { hasMarkup, splitBlocks } from '#core/match/blocks.ts'

const marks = { '◆': 'done', '◇': 'ongoing' } as const
const bullets = { '●': 'none' } as const
const short = (text: string) => splitBlocks(text, marks).map((block) => [block.status, block.text])

describe('splitBlocks', () => {
  it('cuts at marks at the head of a line and after a space', () => {
    expect(short('◆ 春に開いた。\n　・三日間\n◇　秋に向け準備している。')).toEqual([
      ['done', '春に開いた。\n・三日間'],
      ['ongoing', '秋に向け準備している。'],
    ])
    expect(short('◆春に開いた。 ・三日間 ◇秋に向け準備している。')).toEqual([
      ['done', '春に開いた。 ・三日間'],
      ['ongoing', '秋に向け準備している。'],
    ])
  })

  it('keeps a heading with the block that follows it', () => {
    expect(short('【広報】\n<紙面> ◆ 便りを出した。\n<画面>\n◇ 動画を作っている。')).toEqual([
      ['done', '【広報】\n<紙面>\n便りを出した。'],
      ['ongoing', '<画面>\n動画を作っている。'],
    ])
    expect(short('◆ 【市外】便りを出した。')).toEqual([['done', '【市外】便りを出した。']])
  })

  it('leaves a mark within words alone', () => {
    expect(short('◆ 表の「◇」印は予定を表す。(◆は済み)')).toEqual([['done', '表の「◇」印は予定を表す。(◆は済み)']])
  })

  it('reads words without a mark as one block without status, and nothing as no block', () => {
    expect(short('三つの市で話し合った。\n次の年も続ける。')).toEqual([[undefined, '三つの市で話し合った。\n次の年も続ける。']])
    expect(short(' \n　')).toEqual([])
  })

  it('has bullets that say nothing of the state', () => {
    expect(splitBlocks('●舟を直した。\n●桟橋を直した。', bullets).map(({ text, mark, status }) => [text, mark, status])).toEqual([
      ['舟を直した。', '●', undefined],
      ['桟橋を直した。', '●', undefined],
    ])
  })

  it('drops mark-up that an export left, and nothing that an official wrote', () => {
    const text = '◆ <div style="border: 1px">参加者数:12人</div> <会場>'
    expect(hasMarkup(text)).toBe(true)
    expect(short(text)).toEqual([['done', '参加者数:12人 <会場>']])
    expect(hasMarkup('<情報発信> 3<5')).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import type { FormCell } from '#core/match/form-cell.ts'
import { blocksOf } from '#core/match/form-words.ts'
import { isNavigation } from '#core/match/navigation.ts'
import { joinParagraph } from '#core/match/paragraphs.ts'

const cell = (text: string): FormCell => ({ text, locator: 'line 1', grid: 0, row: 0, col: 0, rowSpan: 1, colSpan: 1 })

describe('blocks of words on a form', () => {
  const cases: [string, string, string[]][] = [
    ['at the mark of the scheme', '●講座を開いた。\n●冊子を配った。', ['講座を開いた。', '冊子を配った。']],
    [
      'at another bullet that is not set in',
      '●講座を開いた。\n○広報\n・冊子を配った。',
      ['講座を開いた。', '広報\n・冊子を配った。'],
    ],
    [
      'not at another bullet that is set in',
      '●講座を開いた。\n　○春の部\n　○秋の部\n●冊子を配った。',
      ['講座を開いた。\n○春の部\n○秋の部', '冊子を配った。'],
    ],
    [
      'at any bullet where the scheme names none of them',
      '■講座を開いた。\n■冊子を配った。',
      ['講座を開いた。', '冊子を配った。'],
    ],
    ['at sentences where there are no bullets', '講座を開いた。\n冊子を配った。', ['講座を開いた。', '冊子を配った。']],
    ['not within a broken line', '講座を\n開いた。', ['講座を開いた。']],
  ]
  test.each(cases)('%s', (_, text, blocks) => {
    expect(blocksOf([cell(text)], { '●': 'none' }).map(({ block }) => block.text)).toEqual(blocks)
  })
})

test.each([
  ['講座を\n開いた。', '講座を開いた。'],
  ['1 講座\n　親子で学ぶ場を設ける。', '1 講座\n親子で学ぶ場を設ける。'],
  ['(2) 広報\n冊子を配る。', '(2) 広報\n冊子を配る。'],
  ['1 講座は、親子で学ぶ場として\n設ける。', '1 講座は、親子で学ぶ場として設ける。'],
  ['講座を開いた。\n○春の部\n・3回', '講座を開いた。\n○春の部\n・3回'],
])('a paragraph of its wrapped lines: %j', (text, joined) => {
  expect(joinParagraph(text)).toBe(joined)
})

test.each([
  ['>>前のページへ戻る', true],
  ['ページの先頭へ戻る', true],
  ['▲ トップへ戻る', true],
  ['印刷する', true],
  ['印刷機の更新', false],
  ['前のページへ戻る導線を見直した。', false],
])('a link of a website: %s', (text, expected) => {
  expect(isNavigation(text)).toBe(expected)
})

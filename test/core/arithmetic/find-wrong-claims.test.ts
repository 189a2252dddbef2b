import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findWrongClaims } from '#core/arithmetic/find-wrong-claims.ts'

const wrong: [text: string, computed: string, stated: string][] = [
  ['300名募集、384名参加で138%', '128%', '138%'],
  ['セミナーを開催(参加率138%(300名募集、384名参加))', '128%', '138%'],
  ['参加率は１３８％（３００名募集、３８４名参加）', '128%', '138%'],
  ['目標25社に対し18社(達成率82%)', '72%', '82%'],
  ['目標25社に対して実績18社、達成率は75%であった。', '72%', '75%'],
  ['回答した35社のうち18社(61%)が満足', '51%', '61%'],
  ['前年度比1.5倍(120件→144件)となった', '1.2倍', '1.5倍'],
  ['相談は120件→144件(30%増)', '20%増', '30%増'],
  ['相談は144件→120件(24%減)', '17%減', '24%減'],
  ['120件→144件、34件増', '24件増', '34件増'],
  ['前年度100件、今年度110件で、20%増となった', '10%増', '20%増'],
  ['100件から120件へと30%増加', '20%増', '30%増'],
  ['計 45件(A 20件、B 15件)', '35件', '45件'],
  ['合計1,234人（会場 1,000人、配信 134人）', '1,134人', '1,234人'],
  ['事業へ378社(保有企業35社、活用希望企業257社)が参加', '292社', '378社'],
  ['45社(AI等の保有企業20社、その他15社)が参加', '35社', '45社'],
  ['東部 20件、西部 15件、計45件を支援', '35件', '45件'],
  ['5回×20名=110名', '100名', '110名'],
  ['会場20人＋オンライン15人＝45人', '35人', '45人'],
  ['20件÷15本＝1.4倍', '1.3倍', '1.4倍'],
  ['平均 4.5人(7人/2回)', '3.5人', '4.5人'],
]
test.each(wrong)('%s', (text, computed, stated) => {
  expect(findWrongClaims(text).map((claim) => [claim.computed, claim.stated])).toEqual([[computed, stated]])
})

describe('says nothing', () => {
  test.each([
    '300名募集、384名参加で128%',
    '参加率128％(300名募集、384名参加)、参加者満足度90%',
    '目標25社に対し18社(達成率72%)',
    '前年度比1.2倍(120件→144件)',
    '120件→144件(20%増)',
    '120件→144件(120%)', // the share, not the change
    '120件→125件(4.1%増)', // 4.1666… cut off
    '120件→125件(4.2%増)', // or rounded
    '満足度72%→80%(8%増)', // points
    '計 35件(A 20件、B 15件)',
    '計 35件(うちA 20件、B 10件)', // only some of it
    '35件(A 20件、B 10件 など)',
    '384名(定員300名、申込400名)',
    '120人(前年度100人、前々年度90人)',
    '約400人(会場200人、配信184人)', // rough
    '計1.2万人(会場8,000人、配信4,300人)', // 12,300 is 1.2万
    '計62,743千円(人件費10,043千円、事務費52,701千円)', // thousands, rounded
    '参加378社、35件のマッチングを実現(R3.2.18、オンライン)',
    '5回×20名=100名',
    '20件÷15本=1.3倍',
    '平均 3.5人(7人/2回)',
    '令和2年度100件、令和3年度120件、令和4年度150件',
    '第1回(5月10日)20人、第2回(6月14日)30人、計50人',
    '募集20社、面談10社、商談3件',
    '目標3件に対し5件、うち2件が20%引き',
    '会場は3か所(1か所目は5月、2か所目は6月)',
    '3社(A社 2名、B社 1名)が参加',
    '10回(東京3回、参加者各20人)',
    '2018年度20件、2019年度15件、計画35件',
    '東部10件、西部 20件、南部 15件。計45件。',
    '100件中20件(前年度比30%増)',
    '相談件数120件、前年度比20%増',
    '0件→5件(皆増)',
    '面積は2,408㎡から29,051㎡に、公有化率は4.3%',
    '22年度:27.3→42.4%・23年度:58.4%',
    '105件(H28:41件、H29:59件)',
    '105件(新規41件、継続59件等)',
    '',
  ])('%s', (text) => expect(findWrongClaims(text)).toEqual([]))
})

test('a sum that is written holds, and one that is changed is found', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 50 }), (parts, more) => {
      const total = parts.reduce((sum, one) => sum + one, 0)
      const list = parts.map((value, i) => `${'東西南北中外'[i]}部 ${value.toLocaleString('en')}件`).join('、')
      expect(findWrongClaims(`計 ${total.toLocaleString('en')}件(${list})`)).toEqual([])
      expect(findWrongClaims(`計 ${(total + more).toLocaleString('en')}件(${list})`)).toHaveLength(1)
    }),
  )
})

test('a share rounded or cut off at any digit holds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 0, max: 2 }),
      (whole, part, digits) => {
        const share = (part / whole) * 100
        const cut = Math.floor(share * 10 ** digits + 1e-9) / 10 ** digits
        fc.pre(cut > 0)
        for (const written of [share.toFixed(digits), cut.toFixed(digits)])
          expect(findWrongClaims(`目標${whole}人に対し${part}人(達成率${written}%)`)).toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})

test('whatever a text says, reading it ends soon and says whole words', () => {
  const piece = fc.constantFrom(
    '目標',
    '計',
    '前年度',
    '(',
    ')',
    '、',
    '。',
    '→',
    '+',
    '×',
    '=',
    '÷',
    '20件',
    '15人',
    '1.2倍',
    '30%',
    '率',
    'のうち',
    'に対し',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
      for (const { text, working, computed, stated } of findWrongClaims(pieces.join('')))
        expect(`${text}${working}${computed}${stated}`).not.toMatch(/undefined|NaN|Infinity|\uE000/)
    }),
    { numRuns: 300 },
  )
})

import { describe, expect, test } from 'vitest'
import { fillLabel, findLabels, type LabelMatch, matchLabel } from '#core/label.ts'
import { compileLabel } from '#core/label-pattern.ts'

describe('matchLabel', () => {
  const cases: [string, string, LabelMatch | undefined][] = [
    ['施策の概要', '施策の概要', {}],
    ['施策の概要', '施策の\n 概要', {}],
    ['施策の概要', '【施策の概要】', {}],
    ['施策の概要', '■ 施策の概要：', {}],
    ['施策の概要', '(2) 施策の概要', {}],
    ['施策の概要', '３．施策の概要', {}],
    ['施策の概要', '施策の概要について', undefined],
    ['施策の概要', '今年度の施策の概要', undefined],
    ['課題,展望', '課題、展望', {}],
    ['経費・財源', '経費･財源', {}],
    ['<課題>', '【課題】', {}],
    ['方向性', '⽅向性', {}],
    ['{年度}の目標', '令和５年度の目標', { fiscalYear: 2023 }],
    ['{年度}の目標', 'Ｒ５の目標', { fiscalYear: 2023 }],
    ['{年度}の目標', '2011(H23)年度の目標', { fiscalYear: 2011 }],
    ['{年度}の目標', '年度の目標', {}],
    ['{年度}決算', '20年度決算', { bareYear: '20年度' }],
    ['{年度}決算', '元年度 決算', { bareYear: '元年度' }],
    ['年度', '５年度', undefined],
    ['年度', '1.年度', {}],
    ['{年度}の目標', '来年度の目標', {}],
    ['{年度}の目標', '長期の目標', undefined],
    ['{翌年度}以降の方向性', '2019年度以降の方向性', { fiscalYear: 2019 }],
    ['指標名{番号}', '指標名③', { number: 3 }],
    ['指標名{番号}', '指標名(12)', { number: 12 }],
    ['指標名{番号}', '指標名十一', { number: 11 }],
    ['指標名{番号}', '指標名', {}],
    ['{組織}計画の位置づけ', '緑と水の局計画の位置づけ', {}],
    ['{組織}計画の位置づけ', '■ 港湾課計画の位置づけ', {}],
    ['{組織}計画の位置づけ', '計画の位置づけ', {}],
    ['{組織}計画の位置づけ', '今年度の計画の位置づけ', undefined],
    ['{名称}ビジョン', '水と緑のビジョン', {}],
    ['{名称}ビジョン', 'ビジョン', undefined],
    [
      '第{番号}期計画({期間})の概要',
      '第4期計画（2014(H26)～2015(H27)年度）の概要',
      { number: 4, period: { from: 2014, to: 2015 } },
    ],
    ['第{番号}期計画({期間})の概要', '第二期計画(令和3年度から令和5年度)の概要', { number: 2, period: { from: 2021, to: 2023 } }],
    ['進捗状況({時点})', '進捗状況（令和3年2月末）', { asOf: '令和3年2月末' }],
    ['{時点}時点の目安', '2月末時点の目安', { asOf: '2月末' }],
    ['{時点}時点の目安', '2/23時点の目安', { asOf: '2/23' }],
    ['事業費合計', '事業費合計（千円）', {}],
    ['事業費合計', '事業費合計(単位：百万円)', {}],
  ]
  test.each(cases)('%s in 「%s」', (pattern, text, match) => {
    expect(matchLabel(pattern, text)).toEqual(match)
  })
})

describe('findLabels', () => {
  const find = (pattern: string, text: string) =>
    findLabels(compileLabel(pattern), text).map(({ start, end }) => text.slice(start, end))
  test('finds a label across a line end, as written', () => {
    expect(find('政策の基本方向', '活力のまち 政策の\n基本方向\n新たな芽を育てる')).toEqual(['政策の\n基本方向'])
  })
  test('finds each of several', () => {
    expect(find('指標名{番号}', '指標名① 指標名② 指標名⑩')).toEqual(['指標名①', '指標名②', '指標名⑩'])
  })
  test.each([
    ['指標名① 1人当たりの排出量', '指標名①', 1],
    ['指標名③\n65歳以上の割合', '指標名③', 3],
    ['指標名③65歳以上の割合', '指標名③', 3],
    ['指標名1 65歳以上の割合', '指標名1', 1],
    ['指標名12 人数', '指標名12', 12],
    ['指標名⑫ 人数', '指標名⑫', 12],
  ])('ends a number where the words after it begin with one: %s', (text, label, number) => {
    const [hit] = findLabels(compileLabel('指標名{番号}'), text)
    expect([text.slice(hit?.start, hit?.end), hit?.match.number]).toEqual([label, number])
  })
  test('finds none where there is none', () => {
    expect(find('指標名{番号}', '成果の説明')).toEqual([])
  })
})

describe('fillLabel', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['{年度}の目標', { 年度: '令和2年度' }, '令和2年度の目標'],
    ['第{番号}期計画({期間})の概要', { 番号: '3', 期間: '2011〜2013年度' }, '第3期計画(2011〜2013年度)の概要'],
    ['第{番号}期計画({期間})の概要', {}, '計画の概要'],
    ['進捗状況({時点})', {}, '進捗状況'],
    ['施策の概要', { 年度: '令和2年度' }, '施策の概要'],
  ]
  test.each(cases)('%s with %j', (pattern, words, label) => {
    expect(fillLabel(pattern, words)).toBe(label)
  })
})

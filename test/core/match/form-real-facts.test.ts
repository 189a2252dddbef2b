import { describe, expect, test } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { readReal, realFiles } from './form-real-paper.ts'

/** Amounts of an item's whole, or of one part, by year, in thousand yen. */
function amounts({ budgets }: Exchange, item: string, part?: string): (number | string)[] {
  return budgets
    .filter((one) => one.item === item && one.part?.name === part)
    .toSorted((a, b) => a.fiscalYear - b.fiscalYear)
    .map(({ amount }) => amount / 1000)
}

/** Indicators of an item: name, unit, and its figures by year: 2012 5, target 2012 4, 2013 6 forecast. */
function figures({ indicators, observations }: Exchange, item: string): string[] {
  return indicators
    .filter((one) => one.item === item)
    .map(({ id, name, unit }) => {
      const said = observations
        .filter((one) => one.indicator === id)
        .map(({ measure, fiscalYear, value, text, status }) =>
          [measure === 'actual' ? undefined : measure, fiscalYear, value ?? text, status]
            .filter((one) => one !== undefined)
            .join(' '),
        )
      return `${name} [${unit ?? ''}] ${said.join(', ')}`
    })
}

const byYear = (from: number, values: (number | string)[], last = '') =>
  values
    .map((value, i) => {
      const year = from + i
      const isLast = i === values.length - 1
      return isLast && last === 'planned'
        ? `planned ${year} ${value}`
        : `${year} ${value}${isLast && last !== '' ? ` ${last}` : ''}`
    })
    .join(', ')

const codes = ({ evaluations }: Exchange, item: string) =>
  evaluations
    .filter((one) => one.item === item)
    .map(({ evaluator, grades }) => `${evaluator} ${grades.map(({ code }) => code).join()}`)

const kobe = 'kobe-jimujigyo-h25'
const yokohama = 'yokohama-jigyo-hyokasho-r7'

// Figures of four real sheets, read off the paper by hand; the sheets stand beside the repository, in ../shared/data.
describe.skipIf(realFiles(kobe).length === 0 || realFiles(yokohama).length === 0)('figures of real sheets', () => {
  test('Kobe, windows of ward offices', async () => {
    const { exchange } = await readReal(kobe, 'kobe-r25-005.pdf')
    expect(exchange.items.map(({ startFiscalYear }) => startFiscalYear)).toEqual([undefined])
    expect(amounts(exchange, 'programme')).toEqual([3943575, 3930130, 3887512, 3868829, 3849999, 3823922])
    expect(amounts(exchange, 'programme', '人件費')).toEqual([3622000, 3540000, 3466800, 3464000, 3440800, 3411200])
    expect(amounts(exchange, 'programme', '物件費(アルバイト・人材派遣)')).toEqual([12602, 5252, 5748, 31040, 24647, 7930])
    expect(amounts(exchange, 'programme', '減価償却費')).toEqual([])
    expect(amounts(exchange, 'programme', '使用料手数料')).toEqual([680737, 657207, 657457, 637492, 643213, 653911])
    expect(amounts(exchange, 'programme', '(差引)一般財源')).toEqual([3195353, 3204548, 3157409, 3154970, 3174680, 3159531])
    expect(figures(exchange, 'programme')).toEqual([
      `従事人員(D) [人] ${byYear(2008, [433, 423, 431, 436, 437, 440], 'planned')}`,
      `届出・証明取扱件数 [] ${byYear(2008, [2152307, 2099669, 2080709, 2036410, 1984225, 1984225], 'forecast')}`,
      `区役所来庁者アンケート(NSI値平均) [] ${byYear(2008, [77.4, 78.8, 79, 79.7, 80.2])}`,
      `単位あたりコスト(A/C) 届出・証明取扱件数(単位：円) [円] ${byYear(2008, [1832, 1872, 1868, 1900, 1940, 1927], 'forecast')}`,
      `市民一人あたりの市税等の充当額(B/人口*1,000) [円] ${byYear(2008, [2080, 2079, 2045, 2043, 2059, 2051], 'forecast')}`,
      `実施方法(直営・全部委託・一部委託・その他など) [] ${byYear(2008, Array(6).fill('一部委託'), 'planned')}`,
      `職種等内訳(人数) 事務職 [人] ${byYear(2008, [315, 308, 295, 292, 288, 288], 'planned')}`,
      `職種等内訳(人数) 任期付短時間勤務職員 [人] ${byYear(2008, [0, 0, 17, 20, 22, 48], 'planned')}`,
      `職種等内訳(人数) 嘱託 [人] ${byYear(2008, [118, 115, 119, 124, 127, 104], 'planned')}`,
    ])
    expect(codes(exchange, 'programme')).toEqual(['self おおむね達成', 'external やや不十分'])
  })
  test('Kobe, harbour: two tables drawn as one', async () => {
    const { exchange } = await readReal(kobe, 'kobe-r25-020.pdf')
    const totals = [2403361, 2421436, 2312606, 2280060, 2227141, 2192203]
    expect(exchange.items.map(({ startFiscalYear }) => startFiscalYear)).toEqual([1951])
    expect(amounts(exchange, 'programme')).toEqual(totals)
    expect(amounts(exchange, 'programme', '使用料手数料')).toEqual(totals)
    expect(amounts(exchange, 'programme', '収入合計')).toEqual(totals)
    expect(amounts(exchange, 'programme', '(差引)一般財源')).toEqual([0, 0, 0, 0, 0, 0])
    expect(figures(exchange, 'programme').slice(0, 6)).toEqual([
      `従事人員(D) [人] ${byYear(2008, [95, 92.3, 90.5, 90.8, 90.5, 90.4], 'planned')}`,
      `臨港地区面積(ha) [ha] ${byYear(2008, [2089.1, 2090.7, 2107.4, 2104.2, 2089.1, 2078.8], 'forecast')}`,
      `使用許可件数(件) [件] ${byYear(2008, [20058, 17311, 18587, 18432, 18207, 18000], 'forecast')}`,
      `埠頭用地使用料(千円) [千円] ${byYear(2008, [3220039, 3064066, 2877597, 2737625, 2863914, 2864048], 'forecast')}`,
      `単位あたりコスト(A/C) 臨港地区面積(ha)あたりのコスト(単位：千円) [千円] ${byYear(2008, [1150, 1158, 1097, 1084, 1066, 1055], 'forecast')}`,
      `市民一人あたりの市税等の充当額(B/人口*1,000) [円] ${byYear(2008, [0, 0, 0, 0, 0, 0], 'forecast')}`,
    ])
    expect(codes(exchange, 'programme')).toEqual(['self おおむね達成', 'external やや不十分'])
  })
  test('Yokohama, three activities on two pages', async () => {
    const { exchange } = await readReal(yokohama, 'yokohama-r7-002.pdf')
    expect(exchange.document.fiscalYear).toBe(2024)
    expect(exchange.items.map(({ id }) => amounts(exchange, id))).toEqual([
      [36247, 36208],
      [32837, 24105],
      [0, 1958],
      [3410, 10145],
    ])
    expect(exchange.items.flatMap(({ id }) => figures(exchange, id).map((one) => one.replace(/^.*? \[/, '[')))).toEqual([
      '[人] target 2021 1000, 2021 948, target 2022 2200, 2022 2800, target 2023 2500, 2023 3000, target 2024 2500, 2024 2700, target 2025 2500, target 2026 2500, target 2027 2500',
      '[件] target 2023 5, 2023 9, target 2024 15, 2024 15, target 2025 15, target 2026 15, target 2027 15',
      '[件] target 2022 3, 2022 3, target 2023 3, 2023 3, target 2024 3, 2024 3, target 2025 3, target 2026 3, target 2027 3',
    ])
    expect(codes(exchange, exchange.items[3]?.id ?? '')).toEqual(
      [
        '測ることはなじまない',
        'なし',
        '該当なし',
        '目標を概ね達成',
        '一部委託等が可能',
        '民間のノウハウや人材等の活用が可能',
        '求めるべきではない',
      ].map((code) => `self ${code}`),
    )
  })
  test('Yokohama, an activity without figures before this year', async () => {
    const { exchange } = await readReal(yokohama, 'yokohama-r7-007.pdf')
    expect(exchange.items.map(({ id }) => amounts(exchange, id))).toEqual([
      [21048, 18352],
      [8737, 16030],
      [12311, 2323],
    ])
    expect(exchange.items.flatMap(({ id }) => figures(exchange, id).map((one) => one.replace(/^.*? \[/, '[')))).toEqual([
      '[件] target 2022 20, 2022 25, target 2023 20, 2023 24, target 2024 20, 2024 20, target 2025 20, target 2026 20, target 2027 20',
      '[回] target 2024 4, 2024 4, target 2025 4, target 2026 4, target 2027 4',
    ])
  })
  test.each(realFiles(kobe))('%s: the cell beside 評価責任者 is nowhere in what is read', async (name) => {
    const { content, exchange } = await readReal(kobe, name)
    const cells = content.grids.flatMap(({ place, cells }) => cells.map((cell) => ({ ...cell, place })))
    const names = cells
      .filter(({ text }) => text === '評価責任者')
      .flatMap((label) =>
        cells.filter((one) => one.place === label.place && one.row === label.row && one.col === label.col + label.colSpan),
      )
      .flatMap(({ text }) => text.split(/[\s\u3000]+/).filter((word) => word !== '' && !/[課長]$/.test(word)))
    expect(names.length).toBeGreaterThan(1)
    const said = JSON.stringify({ ...exchange, findings: exchange.findings.map(({ message }) => message) })
    expect(names.filter((word) => word.length > 1 && said.includes(word))).toEqual([])
  })
})

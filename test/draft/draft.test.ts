import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftProblems } from '#core/draft/draft-problems.ts'
import { lookUp } from '#core/draft/field-words.ts'
import { hideWithheld } from '#core/draft/hide-withheld.ts'
import { writeLabel } from '#core/draft/label-pattern-of.ts'
import { isLabelUse, type LabelUse, useWords } from '#core/draft/label-use.ts'
import { draftScheme, type SchemeDraft } from '#core/draft/scheme-draft.ts'
import { schemeOfDraft } from '#core/draft/scheme-of-draft.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { withholdCells } from '#core/withhold.ts'
import { readDocument } from '#documents/read.ts'

async function read(name: string): Promise<DocumentContent> {
  const reading = await readDocument(new Uint8Array(readFileSync(join(import.meta.dirname, name))), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content
}

function schemeFrom(draft: SchemeDraft) {
  const parsed = parseScheme(schemeOfDraft(draft))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.scheme
}

describe('a label as a scheme writes it', () => {
  it.each([
    ['令和6年度決算', '{年度}決算', '決算'],
    ['R6 目標値', '{年度} 目標値', '目標値'],
    ['■ 事業の目的', '事業の目的', '事業の目的'],
    ['（１）事務事業名', '事務事業名', '事務事業名'],
    ['事業費（千円）', '事業費', '事業費'],
    ['参考指標名①', '参考指標名{番号}', '参考指標名'],
    ['令和8年度以降の方向性', '{年度}以降の方向性', '以降の方向性'],
    ['進捗状況（令和7年9月末時点）', '進捗状況({時点})', '進捗状況'],
    ['事　業　費', '事　業　費', '事業費'],
  ])('%s → %s, looked up as %s', (text, pattern, word) => {
    expect(writeLabel(text)).toEqual({ pattern, word })
  })

  it.each(['令和6年度', '2024', '①', '■', '', '（単位：千円）'])('%j says nothing of what it heads', (text) => {
    expect(writeLabel(text)).toBeUndefined()
  })
})

describe('the dictionary of the field', () => {
  const table: [string, LabelUse][] = [
    ['事務事業名', 'item:programme'],
    ['事業名称', 'item:programme'],
    ['施策名', 'item:measure'],
    ['担当課', 'units'],
    ['所管区局・課', 'units'],
    ['評価対象年度', 'fiscalYear'],
    ['解決すべき課題', 'narratives:purpose'],
    ['事業概要', 'narratives:overview'],
    ['事業の手段・方法', 'narratives:approach'],
    ['取組実績', 'narratives:progress'],
    ['残された課題', 'narratives:issue'],
    ['次年度の取組方針', 'narratives:direction'],
    ['判断理由', 'narratives:note'],
    ['総合評価', 'grade'],
    ['達成度', 'grade'],
    ['有効性', 'grade'],
    ['成果指標名', 'indicator:name'],
    ['総事業費', 'budget'],
    ['国庫支出金', 'part:fund'],
    ['一般財源', 'part:fund'],
    ['人件費', 'part:cost'],
    ['用語説明', 'terms'],
    ['評価責任者', 'withheld'],
    ['課長名', 'withheld'],
    ['内線', 'withheld'],
    ['整理番号', 'other'],
  ]
  it.each(table)('%s is %s', (word, use) => {
    expect(lookUp(writeLabel(word)?.word ?? '')?.use).toBe(use)
  })

  it.each(['放課後子ども教室', '市内12小学校', 'みなと市', '以上'])('%s is not in it', (word) => {
    expect(lookUp(word)).toBeUndefined()
  })

  it('has words for every use, and knows no other', () => {
    for (const use of Object.keys(useWords)) expect(isLabelUse(use)).toBe(true)
    expect(isLabelUse('toString')).toBe(false)
  })
})

describe('a scheme drafted from a sheet that nobody has seen', () => {
  it.each([
    ['minato.html', { body: 'みなと市', title: 'みなと市 事務事業評価シート', layout: 'form', moneyUnit: '千円' }],
    ['yamasato.txt', { body: 'やまさと町', title: 'やまさと町 施策評価調書', layout: 'form' }],
    ['sawano.html', { body: 'さわの市', title: 'さわの市 事業評価表', layout: 'form' }],
  ])('%s: its title, its body and how it lies on the page', async (name, facts) => {
    const draft = draftScheme(await read(name), 'unseen-2026')
    expect(draft).toMatchObject(facts)
    expect(draftProblems(draft)).toEqual([])
  })

  it('reads every figure, amount and grade of the sheet it was drafted from, without a correction', async () => {
    const content = await read('minato.html')
    const { items, indicators, observations, budgets, evaluations, narratives } = matchDocument(
      schemeFrom(draftScheme(content, 'minato-2026')),
      content,
    )
    expect(items.map(({ level, title }) => [level, title])).toEqual([
      ['measure', '子どもの居場所づくり'],
      ['programme', '放課後子ども教室運営事業'],
    ])
    expect(indicators.map(({ name, unit }) => [name, unit])).toEqual([
      ['開設日数', '日'],
      ['登録児童数', '人'],
    ])
    expect(observations.map(({ measure, fiscalYear, value }) => [measure, fiscalYear, value])).toEqual(
      expect.arrayContaining([
        ['actual', 2023, 2210],
        ['target', 2024, 2300],
        ['actual', 2024, 2287],
        ['target', 2025, 720],
      ]),
    )
    expect(observations).toHaveLength(8)
    const own = budgets.filter(({ part }) => part === undefined)
    expect(own.map(({ fiscalYear, stage, amount }) => [fiscalYear, stage, amount])).toEqual([
      [2023, 'settled', 18_200_000],
      [2024, 'initial', 19_500_000],
      [2024, 'settled', 19_120_000],
      [2025, 'initial', 19_800_000],
    ])
    expect(budgets).toHaveLength(16)
    expect(evaluations.map(({ grades: [grade], comment }) => [grade?.scale, grade?.code, comment?.slice(0, 6)])).toEqual([
      ['必要性', 'A', '待機する児童'],
      ['有効性', 'B', '登録は伸びた'],
      ['総合評価', 'B', undefined],
      ['今後の方向性', '拡充', undefined],
    ])
    expect(narratives.map(({ role }) => role)).toEqual(['purpose', 'overview', 'issue', 'direction'])
  })

  it('reads headings and labelled lines of running text', async () => {
    const content = await read('yamasato.txt')
    const { document, items, narratives } = matchDocument(schemeFrom(draftScheme(content, 'yamasato-2023')), content)
    expect(document.fiscalYear).toBe(2023)
    expect(items).toMatchObject([{ title: '公共交通の確保', units: ['企画財政課', '住民課'] }])
    expect(narratives.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['purpose', 'overview', 'progress', 'issue', 'direction']),
    )
  })

  it('takes the meanings of grades from the legend of the paper', async () => {
    const { scales } = draftScheme(await read('sawano.html'), 'sawano-2024')
    expect(scales).toEqual([{ scale: '達成度', codes: { '◎': '目標を上回る', '○': 'おおむね目標どおり', '△': '目標を下回る' } }])
  })

  it('takes a table with its labels in one row for a list', async () => {
    const draft = draftScheme(await read('kitahama.csv'), 'kitahama-2024')
    expect(['rows', 'records']).toContain(draft.layout)
    expect(draft.labels.filter(({ use }) => use === 'item:programme').map(({ label }) => label)).toEqual(['事務事業名'])
  })

  it('makes a scheme that recognises its own paper again, and no other', async () => {
    const papers = await Promise.all(['minato.html', 'yamasato.txt', 'sawano.html'].map(read))
    const schemes = papers.map((content, i) => schemeFrom(draftScheme(content, `unseen-${i}`)))
    for (const [i, content] of papers.entries()) expect(recogniseScheme(schemes, content)?.name).toBe(`unseen-${i}`)
  })

  it.each([
    [
      'beside its label on a form',
      [
        ['事務事業名', '橋の点検'],
        ['記入者', '見本 花子'],
        ['目的', '橋を長く使う。'],
        ['課題', '人手'],
      ],
    ],
    [
      'below its heading in a list',
      [
        ['事務事業名', '担当課', '記入者', '目的', '課題'],
        ['橋の点検', '道路課', '見本 花子', '安全', '人手'],
        ['道の補修', '道路課', '見本 花子', '安全', '費用'],
        ['舗装', '道路課', '見本 花子', '安全', '人手'],
        ['街路樹', '道路課', '見本 花子', '景観', '人手'],
      ],
    ],
  ])('shows no name of an official %s', (_, rows) => {
    const cells = rows.flatMap((texts, r) =>
      texts.map((text, c) => ({ row: r, col: c, rowSpan: 1, colSpan: 1, text, locator: `table1/r${r + 1}c${c + 1}` })),
    )
    const grid = { place: 'table1', kind: 'table' as const, rowCount: rows.length, colCount: rows[0]?.length ?? 1, cells }
    const content: DocumentContent = { format: 'html', grids: [grid] }
    const draft = { ...draftScheme(content, 'any-1'), body: '某市', title: '評価票' }
    expect(JSON.stringify([draft, hideWithheld(content, draft)])).not.toContain('見本')
    const parsed = schemeFrom(draft)
    expect(JSON.stringify(matchDocument(parsed, withholdCells(parsed, content)))).not.toContain('見本')
  })

  it('says what is lacking, in sentences', () => {
    const empty: SchemeDraft = {
      name: 'Bad Name',
      title: '',
      body: '',
      layout: 'form',
      stage: 'final',
      moneyUnit: '千円',
      scales: [],
      labels: [{ locator: 'a', label: '決算', use: 'budget:settled', sure: 'sure' }],
    }
    expect(draftProblems(empty)).toEqual([
      expect.stringContaining('短い名前'),
      expect.stringContaining('様式の名前'),
      expect.stringContaining('団体の名前'),
      expect.stringContaining('名前が書かれている見出し'),
      expect.stringContaining('事業費の行'),
    ])
  })

  it('whatever the tables hold: a draft is made, and either lacks something or is a scheme', () => {
    const words = [
      '事務事業名',
      '指標名',
      '目標値',
      '実績',
      '事業費',
      '令和6年度決算',
      '一般財源',
      '評価',
      '課題',
      'A',
      '12',
      '',
      '道路の補修',
      '単位',
    ]
    const row = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const cells = rows.flatMap((texts, r) =>
          texts.map((text, c) => ({ row: r, col: c, rowSpan: 1, colSpan: 1, text, locator: `table1/r${r + 1}c${c + 1}` })),
        )
        const grid = { place: 'table1', kind: 'table' as const, rowCount: rows.length, colCount: 6, cells }
        const draft = { ...draftScheme({ format: 'html', grids: [grid] }, 'any-1'), body: '某市', title: '評価票' }
        if (draftProblems(draft).length > 0) return
        const parsed = parseScheme(schemeOfDraft(draft))
        expect('problems' in parsed ? parsed.problems : []).toEqual([])
      }),
    )
  })
})

import fc from 'fast-check'

/** One row under a programme: the words of its four cells, lines as lines. */
export interface RandomRow {
  targets: string[]
  progress: string[]
  comparison: string
  grade: string
}

/** A programme of an invented paper. Its title is unlike every other's. */
export interface RandomProgramme {
  title: string
  rows: RandomRow[]
}

const noun = fc.constantFrom(
  '参加者数',
  '相談件数',
  '講座の開催回数',
  '協力企業数',
  '修了率',
  '「港便り」配布部数',
  '窓口利用件数',
)
const units: Record<string, string> = { 参加者数: '人', 相談件数: '件', 講座の開催回数: '回', 協力企業数: '社', 修了率: '%' }
const unitOf = (name: string) => units[name] ?? (name.endsWith('部数') ? '部' : '件')
const count = fc.integer({ min: 1, max: 99_999 })
const written = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')

const row: fc.Arbitrary<RandomRow> = fc
  .record({
    names: fc.uniqueArray(noun, { maxLength: 2 }),
    figures: fc.array(count, { minLength: 4, maxLength: 4 }),
    bound: fc.constantFrom('以上', '', '程度'),
    said: fc.boolean(),
    comparison: fc.constantFrom('—', 'plain'),
    done: fc.boolean(),
    grade: fc.constantFrom('A', 'B【見込】', 'C', ''),
  })
  .map(({ names, figures, bound, said, comparison, done, grade }) => {
    const value = (nth: number) => written(figures[nth] ?? 1)
    return {
      targets: names.length === 0 ? ['設定なし'] : names.map((name, nth) => `○ ${name} [${value(nth)}${unitOf(name)}${bound}]`),
      progress: [
        `${done ? '◆' : '◇'} 三つの町で取り組んだ。`,
        ...(said ? names.map((name, nth) => `${name}:${value(nth + 2)}${unitOf(name)}`) : []),
      ],
      comparison: comparison === 'plain' && names[0] !== undefined ? `${value(3)}${unitOf(names[0])}` : '—',
      grade,
    }
  })

/** Some programmes, each with its own title. A grade is given once for a programme, in its first row. */
export const programmes: fc.Arbitrary<RandomProgramme[]> = fc
  .array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
  .map((all) =>
    all.map((rows, nth) => ({
      title: `${['入江', '岬', '浜辺', '波止場', '砂丘'][nth] ?? '沖'}の手入れの推進`,
      rows: rows.map((one, at) => (at === 0 ? one : { ...one, grade: '' })),
    })),
  )

const head = { title: '令和3年度 水辺保全局事業 期末評価', first: ['事業', '', '比較数値', '進捗状況<自己評価>'] }
const second = ['令和3年度の目標', '進捗状況(令和4年1月末)', '1月末時点の目安', '']

/** The paper as published text: tabs between cells, spaces for the line breaks within them. */
export function asText(all: RandomProgramme[]): string {
  const body = all.flatMap(({ title, rows }) => [
    `${title}\t\t\t`,
    ...rows.map((one) => [one.targets.join(' '), one.progress.join(' '), one.comparison, one.grade].join('\t')),
  ])
  return [head.title, '', head.first.join('\t'), second.join('\t'), ...body].join('\n')
}

/** The same paper with merged cells and line breaks. */
export function asHtml(all: RandomProgramme[]): string {
  const cell = (text: string, span = '') => `<td${span}>${text.replace(/</g, '&lt;').replace(/\n/g, '<br>')}</td>`
  const body = all.flatMap(({ title, rows }) => [
    `<tr>${cell(title, ' colspan="4"')}</tr>`,
    ...rows.map(({ targets, progress, comparison, grade }, nth) => {
      const last = nth === 0 ? cell(grade, ` rowspan="${rows.length}"`) : ''
      return `<tr>${cell(targets.join('\n'))}${cell(progress.join('\n　'))}${cell(comparison)}${last}</tr>`
    }),
  ])
  const header = `<tr>${cell('事業', ' colspan="2"')}${cell('比較数値')}${cell(head.first[3] ?? '', ' rowspan="2"')}</tr><tr>${second
    .slice(0, 3)
    .map((text) => cell(text))
    .join('')}</tr>`
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body><h1>${head.title}</h1><table>${header}${body.join('')}</table></body></html>`
}

/** The same paper as CSV. */
export function asCsv(all: RandomProgramme[]): string {
  const line = (cells: string[]) => cells.map((text) => `"${text.replace(/"/g, '""')}"`).join(',')
  const body = all.flatMap(({ title, rows }) => [
    line([title, '', '', '']),
    ...rows.map((one) => line([one.targets.join('\n'), one.progress.join('\n'), one.comparison, one.grade])),
  ])
  return [line([head.title, '', '', '']), line(head.first), line(second), ...body].join('\r\n')
}

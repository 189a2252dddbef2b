/** Prints a sheet in the layout of the demonstration form, as html and as the text that is copied from it. */
export interface PaperCell {
  text: string
  head?: boolean
  colSpan?: number
  rowSpan?: number
  /** An empty cell that leaves a no-break space in copied text; others leave nothing. */
  kept?: boolean
}
export type PaperBlock = { heading: string } | { line: string } | { rows: PaperCell[][] }

/** What such a sheet says; every list may be empty. */
export interface PaperSheet {
  title: string
  fiscalYear: number
  code: string
  measure: string
  basicPolicy: string
  direction: string
  basicMeasure: string
  writer: string
  related: string[]
  priority: boolean
  /** In the order purpose, overview, goal, progress, issue, next. */
  words: string[][]
  grades: { year: number; letters: string }[]
  reason: string
  indicators: {
    name: string
    description: string
    direction: string
    years: { year: number; target: string; actual: string; unit: string }[]
  }[]
  /** How many indicators stand side by side. */
  band: number
  budgets: { year: number; amounts: { stage: string; written: string }[] }[]
  children: { title: string; state: string }[]
  terms: { term: string; definition: string }[]
}

const th = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, head: true, ...more })
const td = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, ...more })
const circled = (n: number) => '①②③④⑤⑥⑦⑧⑨⑩'[n - 1] ?? String(n)

/** The blocks of the paper from top to bottom. */
export function layPaper(sheet: PaperSheet): PaperBlock[] {
  const [purpose, overview, goal, progress, issue, next] = sheet.words.map((blocks) => blocks.join('\n')) as [string, ...string[]]
  const words = (label: string, text: string | undefined) => [th(label), td(text ?? '')]
  return [
    { heading: sheet.title },
    { line: `評価年度${sheet.fiscalYear}年度` },
    { heading: '<基本情報>' },
    { rows: basics(sheet) },
    { heading: '<第3期実行計画(2011(H23)〜2013(H25)年度)における施策の概要及び施策の目標>' },
    { rows: [words('当該施策によって\n解決すべき課題', purpose), words('施策の概要', overview), words('施策の目標', goal)] },
    { heading: '<成果の説明>' },
    {
      rows: [
        words('解決すべき課題に対する当該年度の成果', progress),
        words('残された課題,新たな課題,社会環境の変化等', issue),
        ...gradeRows(sheet),
      ].map((row, i) => (i < 2 ? row.map((cell, j) => (j === 1 ? { ...cell, colSpan: sheet.grades.length + 1 } : cell)) : row)),
    },
    { line: 'A 施策が順調に推進したもの(新たな課題等 Ⅰ 無 Ⅱ 有) B 施策が一定程度推進したもの C 施策が推進していないもの' },
    { heading: '<今後の取組や方向性及び改善に向けた考え方>' },
    { rows: [words(`${sheet.fiscalYear + 1}年度以降の方向性`, next)] },
    { heading: '<参考指標>' },
    ...bands(sheet).map((rows) => ({ rows })),
    { heading: '<事業費>' },
    { line: '(単位:千円)' },
    ...(sheet.budgets.length > 0 ? [{ rows: budgetRows(sheet) }] : []),
    { heading: '<配下の事務事業一覧>' },
    { rows: childRows(sheet) },
    { heading: '<用語説明>' },
    { line: sheet.terms.map(({ term, definition }) => `${term}:${definition}`).join('\n') },
    { line: '>>前のページへ戻る' },
  ]
}

function basics(sheet: PaperSheet): PaperCell[][] {
  return [
    [th('施策課題'), td(sheet.code), td(sheet.measure), th('作成課'), td(sheet.writer, { colSpan: 3 })],
    [
      th('基本政策'),
      td(sheet.basicPolicy, { colSpan: 2 }),
      th('政策の\n基本方向'),
      td(sheet.direction),
      th('基本施策'),
      td(sheet.basicMeasure),
    ],
    [th('関係課'), td(sheet.related.join('\n'), { colSpan: 5 }), td(sheet.priority ? '重点' : '')],
  ]
}

function gradeRows({ grades, reason }: PaperSheet): PaperCell[][] {
  return [
    [
      th('評価結果及びその評価区分とした理由', { rowSpan: 2 }),
      ...grades.map(({ year }) => th(String(year))),
      td(reason, { rowSpan: 2 }),
    ],
    grades.map(({ letters }) => td(letters, { kept: true })),
  ]
}

function bands({ indicators, band }: PaperSheet): PaperCell[][][] {
  const tables: PaperCell[][][] = []
  for (let from = 0; from < indicators.length; from += band) {
    const group = indicators.slice(from, from + band)
    const wide = { colSpan: 4 }
    const numbered = (label: string) => group.map((_, i) => th(`${label}${circled(from + i + 1)}`, wide))
    const count = Math.max(...group.map(({ years }) => years.length))
    tables.push([
      numbered('参考指標名'),
      group.map(({ name }) => td(name, wide)),
      numbered('指標の説明'),
      group.map(({ description }) => td(description, { ...wide, kept: true })),
      numbered('指標の方向性'),
      group.map(({ direction }) => td(direction, { ...wide, kept: true })),
      group.flatMap(() => ['年度', '計画値', '実績値', '単位'].map((label) => th(label))),
      ...Array.from({ length: count }, (_, row) =>
        group.flatMap(({ years }) => {
          const { year, target, actual, unit } = years[row] ?? { year: undefined, target: '', actual: '', unit: '' }
          return [
            td(year === undefined ? '' : String(year), { kept: true }),
            td(target, { kept: true }),
            td(actual, { kept: true }),
            td(unit, { kept: year === undefined }),
          ]
        }),
      ),
    ])
  }
  return tables
}

function budgetRows({ budgets }: PaperSheet): PaperCell[][] {
  return [
    [
      th('年度', { rowSpan: 2 }),
      ...budgets.map(({ year, amounts }) => th(`${year}(H${year - 1988})年度`, { colSpan: amounts.length })),
    ],
    budgets.flatMap(({ amounts }) => amounts.map(({ stage }) => th(stage))),
    [th('事業費合計'), ...budgets.flatMap(({ amounts }) => amounts.map(({ written }) => td(written, { kept: true })))],
  ]
}

function childRows({ children }: PaperSheet): PaperCell[][] {
  const head = [th('事務事業名'), th('第3期実行計画\n期間の達成状況')]
  const cells = (child: PaperSheet['children'][number] | undefined) =>
    child ? [td(child.title), td(child.state)] : [td('', { kept: true }), td('', { kept: true })]
  const rows: PaperCell[][] = [[...head, ...head]]
  for (let i = 0; i < Math.max(children.length, 1); i += 2) rows.push([...cells(children[i]), ...cells(children[i + 1])])
  return rows
}

const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br />\n')

/** The paper as a page of a website. */
export function printHtml(sheet: PaperSheet): string {
  const body = layPaper(sheet).map((block, i) => {
    if ('heading' in block) return `<h${i === 0 ? 1 : 2}>${escapeHtml(block.heading)}</h${i === 0 ? 1 : 2}>`
    if ('line' in block) return block.line === '' ? '' : `<p>${escapeHtml(block.line)}</p>`
    return `<table>\n${block.rows.map((row) => `<tr>${row.map(printCell).join('')}</tr>`).join('\n')}\n</table>`
  })
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="UTF-8">
<title>${escapeHtml(sheet.title)}</title>
<style>
body { max-width: 60rem; margin: 2rem auto; font-family: sans-serif; line-height: 1.6; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
th { background: #f1f1f4; font-weight: normal; }
</style>
</head>
<body>
${body.filter((part) => part !== '').join('\n')}
</body>
</html>
`
}

function printCell({ text, head, colSpan, rowSpan, kept }: PaperCell): string {
  const tag = head ? 'th' : 'td'
  const spans = `${colSpan === undefined ? '' : ` colspan="${colSpan}"`}${rowSpan === undefined ? '' : ` rowspan="${rowSpan}"`}`
  return `<${tag}${spans}>${text === '' && kept ? '&nbsp;' : escapeHtml(text)}</${tag}>`
}

/** The text that is copied from the page: a row is a line, its cells are parted by spaces, an empty cell leaves nothing. */
export function printText(sheet: PaperSheet): string {
  const parts = layPaper(sheet).map((block) => {
    if ('heading' in block) return `\n${block.heading}\n`
    if ('line' in block) return block.line
    const rows = block.rows.map((row) =>
      row.map(({ text, kept }) => (text === '' && kept ? '\u00a0' : text)).filter((text) => text !== ''),
    )
    return rows.map((cells) => cells.join(' ')).join('\n')
  })
  return `${parts.join('\n')}\n`
}

import type { Sentences } from './finding.ts'

/** What the matcher of layout `rows` (一覧表) says. */
export interface RowsFacts {
  'issuer-from-title': { issuer: string; title: string }
  'year-unknown': Record<string, never>
  'header-missing': Record<string, never>
  'column-unread': { heading: string }
  'column-meaning-shift': { column: string; title: string; example: string }
  'row-without-item': { words: string }
  'no-target-set': { title: string; words: string }
  'target-blank': { title: string }
  'target-replaced': { before: string; after: string }
  'actual-computed-from-parts': { name: string; sum: string }
  'target-computed-from-parts': { name: string; sum: string }
  'label-variant': { name: string; label: string }
  'benchmark-date-inferred': { name: string; asOf: string }
  'comparison-unread': { title: string; words: string }
  'grade-unread': { title: string; words: string }
  'row-amount-again': { title: string; text: string }
  'row-total-differs': { label: string; heading: string; total: string; sum: string }
  'markup-in-text': Record<string, never>
}

/** Their sentences. */
export const rowsSentences: Sentences<RowsFacts> = {
  'issuer-from-title': ['info', ({ issuer, title }) => `発行者の記載がないため、標題「${title}」から「${issuer}」と読みました。`],
  'year-unknown': ['error', () => '標題にも見出しにも年度の記載がありません。評価は年度を確かめてから読み直してください。'],
  'header-missing': [
    'error',
    () => '列の見出しが見つからないため、表の内容を読めませんでした。見出しの行が様式のとおりか確かめてください。',
  ],
  'column-unread': ['warning', ({ heading }) => `列「${heading}」は様式にない見出しのため、読み取っていません。`],
  'column-meaning-shift': [
    'info',
    ({ column, title, example }) =>
      `「${column}」の列は、「${title}」の行から、目安ではなく名前の付いた実績値（例「${example}」）を載せています。名前のある値は実績、名前のない値は目安として読みました。`,
  ],
  'row-without-item': ['warning', ({ words }) => `「${words}」の行は、どの事業のものか分からないため読み取っていません。`],
  'no-target-set': ['info', ({ title, words }) => `「${title}」の目標は「${words}」と記されています。`],
  'target-blank': ['info', ({ title }) => `「${title}」の目標の欄は空白です。`],
  'target-replaced': ['warning', ({ before, after }) => `年度の途中で、目標が「${before}」から「${after}」に変更されています。`],
  'actual-computed-from-parts': [
    'info',
    ({ name, sum }) => `「${name}」の合計は記載がないため、内訳から ${sum} と計算しました。`,
  ],
  'target-computed-from-parts': [
    'info',
    ({ name, sum }) => `「${name}」の目標は内訳だけが記されているため、合計を ${sum} と計算しました。`,
  ],
  'label-variant': ['info', ({ name, label }) => `「${label}」の値を、表記の異なる指標「${name}」の実績と読みました。`],
  'benchmark-date-inferred': [
    'info',
    ({ name, asOf }) => `「${name}」の比較値に時点の記載がないため、${asOf} 時点と読みました。`,
  ],
  'comparison-unread': [
    'warning',
    ({ title, words }) => `「${title}」の比較の欄「${words}」は、どの指標の値か分からないため読み取っていません。`,
  ],
  'grade-unread': [
    'warning',
    ({ title, words }) => `「${title}」の評価の欄「${words}」は、様式の評価区分として読めませんでした。`,
  ],
  'row-amount-again': [
    'warning',
    ({ title, text }) =>
      `「${title}」には同じ年度・同じ段階の金額が二つ以上あり、足すべきものか分からないため、後の「${text}」は読み取っていません。`,
  ],
  'row-total-differs': [
    'warning',
    ({ label, heading, total, sum }) =>
      `「${label}」の行の「${heading}」は${total}ですが、読み取った各行の合計は${sum}です。読み落としや再掲がないか確かめてください。`,
  ],
  'markup-in-text': ['info', () => '文中に残っていた HTML のタグを除いて読みました。'],
}

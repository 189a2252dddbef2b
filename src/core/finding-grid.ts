import type { Sentences } from './finding.ts'
import { quote } from './quote.ts'

/** What the matcher of layout `grid` (年度が列に並ぶ一覧表) says. */
export interface GridFacts {
  'rows-slipped': { count: number }
  'row-shifted': { name: string }
  'row-alignment-doubtful': { name: string; title: string; better: string; parent: string }
  'row-without-indicator': { words: string }
  'indicator-without-item': { name: string }
  'year-column-shift': { by: number; heading: string }
  'brace-without-text': { title: string }
  'brace-undated': { title: string; heading: string }
  'numbering-gap': { title: string; before: string; after: string }
  'mark-unused': { mark: string; meaning: string }
  'mark-without-legend': { marks: string }
  relisted: { name: string; title: string }
  'relisted-differs': { name: string; title: string; first: string; again: string }
  'relisted-without-first': { name: string }
  'sub-figures': { name: string; figure: string; others: string }
  'figure-incomplete': { name: string; text: string }
  'text-instead-of-figure': { name: string; label: string; text: string }
  'date-after-asof': { name: string; date: string; asOf: string }
  'unit-mismatch': { name: string; target: string; figure: string }
  'no-grid-header': Record<never, never>
}

/** Their sentences. */
export const gridSentences: Sentences<GridFacts> = {
  'rows-slipped': [
    'warning',
    ({ count }) =>
      `表の区切りがずれているため、${count}行を見出しの言葉と数値の形から並べ直して読みました。元の表と見比べてください。`,
  ],
  'row-shifted': ['info', ({ name }) => `${quote(name)}の行は左にずれているため、番号・印と数値の形から列を定めて読みました。`],
  'row-alignment-doubtful': [
    'warning',
    ({ name, title, better, parent }) =>
      `${quote(name)}は${quote(title)}に並んでいますが、内容は${quote(better)}に近いため、${quote(parent)}の指標として読みました。`,
  ],
  'row-without-indicator': [
    'warning',
    ({ words }) => `${quote(words)}の行は、どの指標のものか分からないため読み取っていません。`,
  ],
  'indicator-without-item': [
    'warning',
    ({ name }) => `${quote(name)}は、どの項目の指標か分からないため読み取っていません。項目の欄を確かめてください。`,
  ],
  'year-column-shift': [
    'warning',
    ({ by, heading }) => `「}」の書き込みのため、${quote(heading)}より右の列が${by}列ずれているものとして読みました。`,
  ],
  'brace-without-text': [
    'info',
    ({ title }) => `${quote(title)}で「}」により複数の行がまとめられていますが、その先に書き込みがありません。`,
  ],
  'brace-undated': [
    'warning',
    ({ title, heading }) =>
      `${quote(title)}の複数の行にかかる書き込みは、${quote(heading)}の欄の進捗として読みました。年度を確かめてください。`,
  ],
  'numbering-gap': ['warning', ({ title, before, after }) => `${quote(title)}の番号が${before}の次に${after}となっています。`],
  'mark-unused': [
    'info',
    ({ mark, meaning }) => `「${mark}」は${quote(meaning)}とありますが、${mark}の付いた項目が見当たりません。`,
  ],
  'mark-without-legend': ['info', ({ marks }) => `${marks}の意味は文書に説明がありません。`],
  relisted: ['info', ({ name, title }) => `${quote(name)}は${quote(title)}に再掲されています。`],
  'relisted-differs': [
    'warning',
    ({ name, title, first, again }) => `${quote(name)}は、${quote(title)}の再掲では${again}ですが、最初の掲載では${first}です。`,
  ],
  'relisted-without-first': ['warning', ({ name }) => `${quote(name)}は再掲とありますが、最初の掲載が見当たりません。`],
  'sub-figures': [
    'info',
    ({ name, figure, others }) => `${quote(name)}の実績は${figure}と読み、${others}は参考の数として文に残しました。`,
  ],
  'figure-incomplete': [
    'warning',
    ({ name, text }) => `${quote(name)}の${quote(text)}は、数の記されていないものを含むため、合計を付けていません。`,
  ],
  'text-instead-of-figure': ['info', ({ name, label, text }) => `${quote(name)}の${label}は${quote(text)}で、数値がありません。`],
  'date-after-asof': ['warning', ({ name, date, asOf }) => `${quote(name)}の時点${date}は、文書の基準日${asOf}より後です。`],
  'unit-mismatch': [
    'info',
    ({ name, target, figure }) => `${quote(name)}の目標は${target}、実績は${figure}と、単位が異なります。`,
  ],
  'no-grid-header': ['error', () => '列の見出しが見つからないため、表の内容を読めませんでした。見出しの行を確かめてください。'],
}

import type { Sentences } from './finding.ts'

interface Totals {
  stated: string
  sum: string
  unit: string
  count: number
}

/** What the matcher of layout `slides` (発表資料) says. */
export interface SlidesFacts {
  'relisted-without-label': { title: string }
  'relisted-alone': { title: string }
  'list-total-agrees': Totals
  'list-total-differs': Totals
  'heading-differs': { heading: string; title: string }
  'sheet-amount-of-several': { title: string; amount: string; unit: string; count: number }
  'sheet-amount-differs': { title: string; sheet: string; list: string; unit: string }
  'start-year-differs': { written: string; year: number; count: number }
  'slide-unread': { words: string }
  'words-order-doubtful': { label: string }
  'part-missing': { part: string }
}

/** Their sentences. */
export const slidesSentences: Sentences<SlidesFacts> = {
  'relisted-without-label': ['info', ({ title }) => `「${title}」は「再掲」の表示なしに再び載っているため、再掲と読みました。`],
  'relisted-alone': ['warning', ({ title }) => `「${title}」は「再掲」とありますが、もとの行が見つかりません。`],
  'list-total-agrees': [
    'info',
    ({ stated, unit, count }) => `一覧の合計 ${stated}${unit} は、再掲を除く${count}行の和と一致します。`,
  ],
  'list-total-differs': [
    'warning',
    ({ stated, sum, unit, count }) => `一覧の合計 ${stated}${unit} が、再掲を除く${count}行の和 ${sum}${unit} と異なります。`,
  ],
  'heading-differs': ['warning', ({ heading, title }) => `個票の見出し「${heading}」が、一覧の「${title}」と異なります。`],
  'sheet-amount-of-several': [
    'info',
    ({ title, amount, unit, count }) =>
      `「${title}」の個票の ${amount}${unit} は、一覧の${count}事業の和です。合計に重ねて加えないよう、再掲として読みました。`,
  ],
  'sheet-amount-differs': [
    'warning',
    ({ title, sheet, list, unit }) => `「${title}」の金額が、個票では ${sheet}${unit}、一覧では ${list}${unit} です。`,
  ],
  'start-year-differs': [
    'warning',
    ({ written, year, count }) => `「${written}」は、${year}年度から数えると${count}年目になり、年数が合いません。`,
  ],
  'slide-unread': ['info', ({ words }) => `「${words}」で始まる頁は、様式のどの部にも当たらないため読みませんでした。`],
  'words-order-doubtful': [
    'warning',
    ({ label }) => `文字の並びから見出しと文章の対応が失われているため、「${label}」は言葉から判断しました。確かめてください。`,
  ],
  'part-missing': ['info', ({ part }) => `この文書には「${part}」が見当たりません。`],
}

import type { Stage } from './exchange.ts'
import type { Sentences } from './finding.ts'
import { type ColumnsFacts, columnsSentences } from './finding-columns.ts'
import { type RecordsFacts, recordsSentences } from './finding-records.ts'
import { type RowsFacts, rowsSentences } from './finding-rows.ts'

const stageWords: Record<Stage, string> = { plan: '計画', progress: '進捗', interim: '中間', final: '期末' }

/** What a matcher (照合) says while it turns cells into statements. */
export interface MatchingFacts extends RecordsFacts, RowsFacts, ColumnsFacts {
  'scheme-unknown': { name: string }
  'issuer-inferred': { issuer: string }
  'stage-inferred': { stage: Stage }
  'year-inferred': { year: number }
  'era-inferred': { text: string; year: number }
  'evaluated-item-missing': { label: string }
  'row-year-inferred': { text: string; year: number }
  'figure-missing': { name: string; label: string; reason: string }
  'figures-several': { name: string; text: string }
  'direction-unknown': { text: string }
  'amount-missing': { stage: string; reason: string; year?: number }
  'amount-unreadable': { text: string }
  'amount-bracketed': { text: string }
  'amount-portion': { text: string }
  'part-unnamed': { name: string }
  'start-year-unsure': { text: string; year?: number }
  'money-unit-differs': { paper: string; scheme: string }
  'budget-column-ambiguous': Record<never, never>
  'cells-ambiguous': { text: string }
  'grade-unreadable': { text: string }
  'grade-off-scope': { text: string }
  'reason-without-grade': Record<never, never>
  'words-missing': { label: string; reason: string }
  'mark-ambiguous': { label: string }
  'states-blank': { label: string; count: number }
  'next-year-differs': { label: string; year: number }
}

/** Their sentences. */
export const matchingSentences: Sentences<MatchingFacts> = {
  ...recordsSentences,
  ...rowsSentences,
  ...columnsSentences,
  'scheme-unknown': [
    'error',
    ({ name }) => `「${name}」に合う様式が登録されていません。--scheme で様式を指定するか、新しい様式を登録してください。`,
  ],
  'issuer-inferred': ['info', ({ issuer }) => `発行者の記載がないため、様式の定めから「${issuer}」と読みました。`],
  'stage-inferred': ['info', ({ stage }) => `段階の記載がないため、様式の定めから「${stageWords[stage]}」と読みました。`],
  'year-inferred': ['info', ({ year }) => `評価年度の記載がないため、ほかの記載から${year}年度と読みました。`],
  'era-inferred': [
    'info',
    ({ text, year }) => `「${text}」などの年度に元号の記載がないため、文書の年度に近い${year}年度などとして読みました。`,
  ],
  'evaluated-item-missing': ['error', ({ label }) => `「${label}」の欄が見つからないか空白のため、何の評価票かが分かりません。`],
  'row-year-inferred': ['info', ({ text, year }) => `「${text}」の年度の記載がないため、評価年度の${year}年度と読みました。`],
  'figure-missing': ['info', ({ name, label, reason }) => `指標「${name}」の${label}は${reason}のため、数値がありません。`],
  'figures-several': [
    'warning',
    ({ name, text }) => `指標「${name}」の一つの欄に複数の数値「${text}」があります。どれを採るか確かめてください。`,
  ],
  'direction-unknown': ['warning', ({ text }) => `指標の方向性「${text}」は様式に定めのない言葉です。`],
  'amount-missing': [
    'info',
    ({ stage, reason, year }) =>
      `${year === undefined ? '' : `${year}年度の`}事業費の${stage}は${reason}のため、金額がありません。`,
  ],
  'amount-bracketed': ['info', ({ text }) => `事業費の「${text}」は、再掲または内数として合計に加えずに読みました。`],
  'amount-portion': ['info', ({ text }) => `事業費の「${text}」は、括弧の中を内数として、合計に加えずに読みました。`],
  'part-unnamed': ['info', ({ name }) => `様式に定めのない行を、事業費の内訳「${name}」として読みました。`],
  'start-year-unsure': [
    'warning',
    ({ text, year }) =>
      year === undefined
        ? `開始年度の欄の「${text}」から年度を読めません。`
        : `開始年度の欄の「${text}」には年が複数あります。最初の${year}年度として読みましたので、確かめてください。`,
  ],
  'amount-unreadable': ['warning', ({ text }) => `事業費の欄の「${text}」を金額として読めません。`],
  'money-unit-differs': [
    'info',
    ({ paper, scheme }) => `金額の単位は、様式の定め(${scheme})ではなく文書の記載(${paper})に従って読みました。`,
  ],
  'budget-column-ambiguous': [
    'warning',
    () => '事業費の見出しから年度の区切りが失われています。区分の並び順から年度を読みましたので、確かめてください。',
  ],
  'cells-ambiguous': ['warning', ({ text }) => `欄の区切りが失われているため、「${text}」がどの欄のものか確かめてください。`],
  'grade-unreadable': ['warning', ({ text }) => `評価の欄の「${text}」は、この様式の評価区分にありません。`],
  'grade-off-scope': [
    'warning',
    ({ text }) =>
      `評価の欄の「${text}」は、この様式では並べて書かない区分です。書かれたとおりに読みましたので、確かめてください。`,
  ],
  'reason-without-grade': ['info', () => '評価区分の記載がないため、その欄の文章は備考として読みました。'],
  'mark-ambiguous': [
    'info',
    ({ label }) => `「${label}」は単独で置かれているため、印と読みました。値が空白の見出しの可能性もあります。`,
  ],
  'states-blank': ['info', ({ label, count }) => `「${label}」が空白の事業が${count}件あります。`],
  'next-year-differs': [
    'warning',
    ({ label, year }) => `見出し「${label}」は、評価年度の${year}年度の翌年度を指していません。年度を確かめてください。`,
  ],
  'words-missing': ['info', ({ label, reason }) => `「${label}」は${reason}です。`],
}

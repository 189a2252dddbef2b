import type { Sentences } from './finding.ts'

/** What can go wrong where a sheet is put into its template (様式に戻す). */
export interface PlacingFacts {
  'place-missing': { label: string }
  'place-too-few': { label: string; left: string }
  'place-year-missing': { label: string; year: string; value: string }
  'place-text-too-long': { label: string; limit: number }
}

/** Their sentences. */
export const placingSentences: Sentences<PlacingFacts> = {
  'place-missing': ['warning', ({ label }) => `様式のテンプレートに「${label}」の記入欄がないため、書き込んでいません。`],
  'place-too-few': [
    'warning',
    ({ label, left }) => `様式のテンプレートの「${label}」の欄が足りないため、「${left}」を書き込んでいません。`,
  ],
  'place-year-missing': [
    'warning',
    ({ label, year, value }) => `様式のテンプレートの「${label}」に${year}の欄がないため、「${value}」を書き込んでいません。`,
  ],
  'place-text-too-long': [
    'error',
    ({ label, limit }) =>
      `「${label}」の文章が長すぎて書き込めません。Excelのセルに入るのは${limit.toLocaleString('ja-JP')}文字までです。`,
  ],
}

import type { Sentences } from './finding.ts'

/** What is found in text that was copied or written out of another file (写し取った文字), and what each must be told. */
export interface CopiedFacts {
  'text-columns-lost': Record<never, never>
  'figures-without-columns': { count: number }
  'figure-misplaced': { text: string }
}

/** The sentences for it. */
export const copiedSentences: Sentences<CopiedFacts> = {
  'text-columns-lost': [
    'warning',
    () =>
      'PDFから書き出した文字だけのファイルで、表の列が失われています。どの数値がどの項目のものか分からないため、数値は読み取っていません。元のPDF、Word、Excelのファイルか、列の位置を残した文字のファイル（pdftotext -layout）を渡してください。',
  ],
  'figures-without-columns': [
    'warning',
    ({ count }) => `表の列が失われた文字のため、${count}件の数値は、どの項目のものか確かでなく、取り込みませんでした。`,
  ],
  'figure-misplaced': [
    'warning',
    ({ text }) =>
      `数値「${text}」は、どの年度や欄のものか、文字の位置から確かめられないため、取り込みませんでした。元の資料で確かめて補ってください。`,
  ],
}

import type { PrintFormat } from '#app/print-sheet.ts'

/** File formats as an official calls them. */
export const formatNames: Record<PrintFormat, string> = {
  xlsx: 'Excel',
  docx: 'Word',
  pptx: 'PowerPoint',
  pdf: 'PDF',
  html: 'HTML',
}

/** What is said where a scheme has no form (雛形) that gives a format. */
export const noFormWords = (format: PrintFormat): string =>
  format === 'pptx'
    ? 'この様式のPowerPointの雛形がありません。PDFでなら出力できます。'
    : 'この様式のExcel・Wordの雛形がありません。PDFでなら出力できます。'

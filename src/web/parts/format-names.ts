import type { PrintFormat } from '#app/print-sheet.ts'

/** File formats as an official calls them. */
export const formatNames: Record<PrintFormat, string> = {
  xlsx: 'Excel',
  docx: 'Word',
  pptx: 'PowerPoint',
  pdf: 'PDF',
  html: 'HTML',
}

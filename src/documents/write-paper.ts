import type { Finding } from '#core/finding.ts'
import type { Paper } from '#core/paper/paper.ts'
import { printPdf } from './print-pdf.ts'
import { writeDocx } from './write-docx.ts'
import { writeXlsx } from './write-xlsx.ts'

/** Writes a paper (紙面) as a new file. `problems`: what the file cannot show. */
export function writePaper(paper: Paper, format: 'xlsx' | 'docx' | 'pdf'): { bytes: Uint8Array; problems: Finding[] } {
  if (format === 'pdf') return printPdf(paper)
  const bytes = format === 'docx' ? writeDocx(paper) : writeXlsx([{ name: paper.title, paper }])
  return { bytes, problems: [] }
}

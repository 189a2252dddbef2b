import { type Finding, finding } from '#core/finding.ts'
import type { PageSetup, Paper, PaperBlock } from '#core/paper/paper.ts'
import { printPdf } from './print-pdf.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { type NewSheet, writeXlsx } from './write-xlsx.ts'
import { longestText } from './xlsx-write-cell.ts'

/** Writes a paper (紙面) as a new file. `problems`: what the file cannot show. */
export function writePaper(paper: Paper, format: 'xlsx' | 'docx' | 'pdf' | 'html'): { bytes: Uint8Array; problems: Finding[] } {
  if (format === 'pdf') return printPdf(paper)
  if (format === 'html') return { bytes: writeHtml(paper), problems: [] }
  return {
    bytes: format === 'docx' ? writeDocx(paper) : writeXlsx(sheetsOf(paper)),
    problems: format === 'xlsx' ? tooLong(paper) : [],
  }
}

/** A workbook has a sheet for each page that the paper begins by itself, named by its first words. */
function sheetsOf({ title, blocks }: Paper): NewSheet[] {
  const pages: { setup: PageSetup | undefined; own: PaperBlock[] }[] = [{ setup: undefined, own: [] }]
  for (const block of blocks) {
    const last = pages.at(-1) as (typeof pages)[number]
    if (block.type === 'page') pages.push({ setup: block, own: [] })
    else if (block.type === 'pageBreak') pages.push({ setup: last.setup, own: [] })
    else last.own.push(block)
  }
  return pages
    .filter(({ own }) => own.length > 0)
    .map(({ setup, own }) => ({ name: firstWords(own) ?? title, paper: { title, blocks: [...(setup ? [setup] : []), ...own] } }))
}

function firstWords(blocks: PaperBlock[]): string | undefined {
  for (const block of blocks) {
    const texts =
      block.type === 'paragraph'
        ? [block.text]
        : block.type === 'table'
          ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
          : []
    const words = texts.find((text) => text.trim() !== '')?.trim()
    if (words !== undefined) return words.split(/[\n\t]/)[0]
  }
  return undefined
}

/** Words that a cell of Excel cannot hold whole: their beginning is there, and it is said. */
function tooLong({ blocks }: Paper): Finding[] {
  const texts = blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.text]
      : block.type === 'table'
        ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
        : [],
  )
  return texts
    .filter((text) => text.length > longestText)
    .map((text) => finding('place-text-too-long', { label: `${text.slice(0, 20)}…`, limit: longestText }))
}

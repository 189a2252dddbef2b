import type { Filling } from '#core/filling.ts'
import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { Paper } from '#core/paper/paper.ts'
import { paperOfDocx } from './docx-paper.ts'
import { openDocxTemplate } from './docx-template.ts'
import { fillDocx } from './fill-docx.ts'
import { fillXlsx } from './fill-xlsx.ts'
import { paperOfXlsx } from './print-xlsx.ts'
import { readDocx } from './read-docx.ts'
import { readXlsx } from './read-xlsx.ts'
import { openXlsxTemplate } from './xlsx-template.ts'

/** A body's own form (様式のファイル), opened once and filled many times. */
export interface OpenTemplate {
  format: 'xlsx' | 'docx'
  /** Somebody's sheet, of which what it says is taken out first. */
  filled?: true
  /** As a reader sees it: its places are those that can be filled. */
  content: DocumentContent
  fill(filling: Filling): Uint8Array
  /** As it comes out of the printer; `problems`: what paper cannot show. */
  print(filling: Filling, title: string): { paper: Paper; problems: Finding[] }
}

/** Opens a workbook or a Word file as a template. Refuses, as the readers do, what is neither. */
export function openTemplate(bytes: Uint8Array, format: 'xlsx' | 'docx', filled?: true): OpenTemplate {
  const open = format === 'xlsx' ? openWorkbook(bytes) : openWordFile(bytes)
  return filled ? { ...open, filled } : open
}

function openWorkbook(bytes: Uint8Array): OpenTemplate {
  const template = openXlsxTemplate(bytes)
  return {
    format: 'xlsx',
    content: readXlsx(bytes, 'sheet.xlsx'),
    fill: (filling) => fillXlsx(template, filling),
    print: (filling, title) => paperOfXlsx(template, filling, title),
  }
}

function openWordFile(bytes: Uint8Array): OpenTemplate {
  const template = openDocxTemplate(bytes)
  const fill = (filling: Filling) => fillDocx(template, filling)
  return {
    format: 'docx',
    content: readDocx(bytes, 'sheet.docx'),
    fill,
    print: (filling, title) => {
      const laid = paperOfDocx(fill(filling), `${title}.docx`)
      if ('problem' in laid) throw new Error(`a filled form cannot be laid out: ${laid.problem.message}`)
      return laid
    },
  }
}

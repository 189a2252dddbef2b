import type { Filling } from '#core/filling.ts'
import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { Paper } from '#core/paper/paper.ts'
import { paperOfDocx } from './docx-paper.ts'
import { openDocxTemplate } from './docx-template.ts'
import { fillDocx } from './fill-docx.ts'
import { fillPptx } from './fill-pptx.ts'
import { fillXlsx } from './fill-xlsx.ts'
import { openPptxTemplate } from './pptx-template.ts'
import { paperOfXlsx } from './print-xlsx.ts'
import { readDocx } from './read-docx.ts'
import { readPptx } from './read-pptx.ts'
import { readXlsx } from './read-xlsx.ts'
import { openXlsxTemplate } from './xlsx-template.ts'

/** In what a body may have its form (様式のファイルの形式). Slides are printed as slides only. */
export type FormFormat = 'xlsx' | 'docx' | 'pptx'

/** A body's own form (様式のファイル), opened once and filled many times. */
export interface OpenTemplate {
  format: FormFormat
  /** Somebody's sheet, of which what it says is taken out first. */
  filled?: true
  /** As a reader sees it: its places are those that can be filled. */
  content: DocumentContent
  /** `tell` hears what does not fit on the form. */
  fill(filling: Filling, tell?: (problem: Finding) => void): Uint8Array
  /** As it comes out of the printer; `problems`: what paper cannot show. */
  print(filling: Filling, title: string): { paper: Paper; problems: Finding[] }
}

/** Opens a workbook, a Word file or slides as a template. Refuses, as the readers do, what is none of them. */
export function openTemplate(bytes: Uint8Array, format: FormFormat, filled?: true): OpenTemplate {
  const open = format === 'xlsx' ? openWorkbook(bytes) : format === 'docx' ? openWordFile(bytes) : openSlides(bytes)
  return filled ? { ...open, filled } : open
}

/** What is true of the form itself, not of a sheet that was put into it, is told when it is printed first. */
function tellOnce(print: OpenTemplate['print']): OpenTemplate['print'] {
  const told = new Set<string>()
  return (filling, title) => {
    const { paper, problems } = print(filling, title)
    const own = problems.filter(({ code, message }) => code !== 'place-picture-left' || !told.has(message))
    for (const { message } of own) told.add(message)
    return { paper, problems: own }
  }
}

function openWorkbook(bytes: Uint8Array): OpenTemplate {
  const template = openXlsxTemplate(bytes)
  return {
    format: 'xlsx',
    content: readXlsx(bytes, 'sheet.xlsx'),
    fill: (filling) => fillXlsx(template, filling),
    print: tellOnce((filling, title) => paperOfXlsx(template, filling, title)),
  }
}

function openWordFile(bytes: Uint8Array): OpenTemplate {
  const template = openDocxTemplate(bytes)
  const fill = (filling: Filling) => fillDocx(template, filling)
  return {
    format: 'docx',
    content: readDocx(bytes, 'sheet.docx'),
    fill,
    print: tellOnce((filling, title) => {
      const laid = paperOfDocx(fill(filling), `${title}.docx`)
      if ('problem' in laid) throw new Error(`a filled form cannot be laid out: ${laid.problem.message}`)
      return laid
    }),
  }
}

function openSlides(bytes: Uint8Array): OpenTemplate {
  const template = openPptxTemplate(bytes)
  return {
    format: 'pptx',
    content: readPptx(bytes, 'sheet.pptx'),
    fill: (filling, tell = () => {}) => {
      const { bytes: filled, problems } = fillPptx(template, filling)
      problems.forEach(tell)
      return filled
    },
    print: () => {
      throw new Error('a form of slides is printed as slides alone')
    },
  }
}

import { zipSync } from 'fflate'
import type { Finding } from '#core/finding.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import { type FilledForm, fillTemplate, holdsMany, layViews, type PaperFacts, paperOfViews } from './fill-template.ts'
import { type FormFormat, type OpenTemplate, openTemplate } from './open-template.ts'
import { printLongPdf } from './print-long-pdf.ts'
import { writePaper } from './write-paper.ts'

/** In what a body hands out its sheets (形式). */
export type PrintFormat = 'xlsx' | 'docx' | 'pptx' | 'pdf' | 'html'

/** What is to be printed (印刷の注文): sheets of one scheme, on its form. */
export interface PrintOrder {
  scheme: Scheme
  /** The body's form; `filled`: somebody's sheet, to be emptied first. Absent: a plain one of ours, but slides have none. */
  template?: { format: FormFormat; bytes: Uint8Array; filled?: true }
  views: SheetView[]
  format: PrintFormat
  /** What is said beside the sheets: of the paper itself (表題, 時点), of the plan as a whole. */
  said?: PaperFacts
  /** Names of the files in a zip, where each sheet is a file of its own; without endings. */
  names?: string[]
}

/** A printed file; `zipped`: several files, since each sheet is a form of its own. */
export interface Printed extends FilledForm {
  /** The problems then say of which sheet's item they are (`subject`). */
  zipped?: true
}

/**
 * Prints an order. Sheets that are forms of their own come as one PDF, or as a zip of workbooks or Word files. `tell` hears how many sheets
 * are done.
 */
export async function fillOrder(order: PrintOrder, tell: (done: number) => void = () => {}): Promise<Printed> {
  const { scheme, views, format } = order
  const template = order.template && openTemplate(order.template.bytes, order.template.format, order.template.filled)
  if (format === 'pdf') return await printPages(order, template, tell)
  if (!template || holdsMany(scheme) || views.length === 1) return printTogether(order, format, template)
  const files: Record<string, Uint8Array> = {}
  const problems: Finding[] = []
  for (const [nth, view] of views.entries()) {
    const printed = printTogether({ ...order, views: [view] }, format, template)
    files[`${order.names?.[nth] ?? nth + 1}.${format}`] = printed.bytes
    problems.push(...printed.problems.map((problem) => ({ ...problem, subject: view.item.id })))
    tell(nth + 1)
  }
  return { bytes: zipSync(files, { level: 0 }), problems, zipped: true }
}

function printTogether(
  { scheme, views, said }: PrintOrder,
  format: Exclude<PrintFormat, 'pdf'>,
  template: OpenTemplate | undefined,
): Printed {
  if (template && format === template.format) return fillTemplate(scheme, template, views, said)
  if (format === 'pptx') throw new Error('slides are printed on a form of slides alone')
  const { paper, problems } = paperOfViews(scheme, template, views, said)
  const { bytes, problems: cut } = writePaper(paper, format)
  return { bytes, problems: [...problems, ...cut] }
}

/** One PDF: sheets are laid out as its pages are set. */
async function printPages(
  { scheme, views, said }: PrintOrder,
  template: OpenTemplate | undefined,
  tell: (done: number) => void,
): Promise<Printed> {
  const problems: Finding[] = []
  const lay = function* () {
    let done = 0
    for (const laid of layViews(scheme, template, views, said)) {
      problems.push(...laid.problems)
      yield laid.blocks
      done += laid.sheets
      tell(done)
    }
  }
  const { bytes, problems: missing } = await printLongPdf(said?.document?.title ?? scheme.title, lay())
  return { bytes, problems: [...problems, ...missing] }
}

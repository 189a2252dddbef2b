import type { Finding } from '#core/finding.ts'
import type { PaperBlock } from '#core/paper/paper.ts'
import type { PackPart } from '#core/report/pack.ts'
import type { SheetView } from '#core/sheet.ts'
import { type FilledForm, holdsMany, paperOfViews } from './fill-template.ts'
import { type OpenTemplate, openTemplate } from './open-template.ts'
import { printLongPdf } from './print-long-pdf.ts'
import type { PrintOrder } from './print-order.ts'
import { type NewSheet, writeXlsx } from './write-xlsx.ts'

/** A committee pack to print (会議資料の注文). */
export interface PackOrder {
  title: string
  format: 'pdf' | 'xlsx'
  front: PaperBlock[]
  parts: PackPart[]
  /** What the part without blocks stands for; without a form they stand on a plain one of ours. */
  sheets: Pick<PrintOrder, 'scheme' | 'views' | 'said' | 'template'>
  /** 案 at the head of every page. */
  draft: boolean
}

/** A paper of a pack under its name. */
interface NamedPaper {
  name: string
  blocks: PaperBlock[]
}

/** Prints a pack as one PDF with its contents, or as one workbook with a sheet for each paper. `tell` hears of each sheet that is laid out. */
export async function fillPack(order: PackOrder, tell: () => void = () => {}): Promise<FilledForm> {
  const { title, format, front } = order
  const problems: Finding[] = []
  const papers = layPapers(order, problems, tell)
  if (format === 'xlsx') {
    const all: NewSheet[] = [{ name: '次第', blocks: front }, ...papers].map(({ name, blocks }) => ({
      name,
      paper: { title: name, blocks },
    }))
    return { bytes: writeXlsx(all), problems }
  }
  const stretches = function* () {
    yield front
    for (const { blocks } of papers) yield blocks
  }
  const printed = await printLongPdf(title, stretches())
  return { bytes: printed.bytes, problems: [...problems, ...printed.problems] }
}

/** The papers one after the other, each laid out when it is asked for; what the form has no place for goes to `problems`. */
function* layPapers(order: PackOrder, problems: Finding[], tell: () => void): Generator<NamedPaper> {
  const { parts, sheets } = order
  const template = sheets.template && openTemplate(sheets.template.bytes, sheets.template.format, sheets.template.filled)
  for (const part of parts) {
    if (part.blocks) yield { name: `${part.number} ${part.name}`, blocks: part.blocks }
    else yield* laySheets(order, part, template, problems, tell)
  }
}

/** Every sheet under the part's number, named for the table of contents. */
function* laySheets(
  { sheets, draft }: PackOrder,
  part: PackPart,
  template: OpenTemplate | undefined,
  problems: Finding[],
  tell: () => void,
): Generator<NamedPaper> {
  const { scheme, views } = sheets
  const groups = template && holdsMany(scheme) ? [views] : views.map((view) => [view])
  for (const [nth, group] of groups.entries()) {
    const laid = layGroup(sheets, group, template)
    problems.push(...laid.problems)
    const title = group.length === 1 ? (group[0]?.item.title as string) : part.name
    const marks: PaperBlock[] = [
      ...(nth === 0 ? [{ type: 'bookmark' as const, text: `${part.number}　${part.name}`, depth: 1 as const }] : []),
      ...(group.length === 1 ? [{ type: 'bookmark' as const, text: title, depth: 2 as const }] : []),
    ]
    yield { name: `${part.number} ${title}`, blocks: withMarks(laid.blocks, marks, part.number, draft) }
    tell()
  }
}

function layGroup({ scheme, said }: PackOrder['sheets'], views: SheetView[], template: OpenTemplate | undefined) {
  const { paper, problems } = paperOfViews(scheme, template, views, said)
  return { blocks: paper.blocks, problems }
}

/** The number of the paper at the head of its pages, where the form says nothing there; bookmarks where it begins. */
function withMarks(blocks: PaperBlock[], marks: PaperBlock[], number: string, draft: boolean): PaperBlock[] {
  const header = { right: number, ...(draft ? { left: '案' } : {}) }
  const [first, ...rest] = blocks.map((block) =>
    block.type === 'page' && block.header === undefined ? { ...block, header } : block,
  )
  return first === undefined ? [] : first.type === 'page' ? [first, ...marks, ...rest] : [...marks, first, ...rest]
}

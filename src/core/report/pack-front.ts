import { formatFiscalYear } from '../fiscal-year.ts'
import { formatDate } from '../format-date.ts'
import type { PaperBlock } from '../paper/paper.ts'
import type { PackMatter, PackPart } from './pack.ts'
import { reportPage } from './report-table.ts'

/** The first page (次第): the meeting, its papers, and where in the pack they begin. */
export function packFront({ title, meeting, fiscalYear, scheme, draft }: PackMatter, parts: PackPart[]): PaperBlock[] {
  const year = formatFiscalYear(fiscalYear, scheme.years ?? 'era')
  const when = [
    ...(meeting.date === undefined ? [] : [formatDate(meeting.date, scheme.years ?? 'era')]),
    ...(meeting.place ? [meeting.place] : []),
  ]
  const line = (text: string, size: number, after: number): PaperBlock => ({
    type: 'paragraph',
    text,
    look: { size, across: 'center', bold: size > 12 },
    after,
  })
  return [
    reportPage(),
    line(meeting.name, 18, 6),
    line(when.join('　'), 11, 18),
    line(`${title}　${year}${draft ? '（案）' : ''}`, 13, 24),
    { type: 'paragraph', text: '次第', look: { size: 12, bold: true }, after: 6 },
    {
      type: 'paragraph',
      text: parts.map(({ name }, nth) => `${nth + 1}　${name}について`).join('\n'),
      look: { size: 10.5, indent: 12 },
      after: 18,
    },
    { type: 'paragraph', text: '配布資料', look: { size: 12, bold: true }, after: 6 },
    {
      type: 'paragraph',
      text: parts.map(({ number, name }) => `${number}　${name}`).join('\n'),
      look: { size: 10.5, indent: 12 },
      after: 18,
    },
    { type: 'contents', title: '目次' },
  ]
}

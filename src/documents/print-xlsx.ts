import type { Filling } from '#core/filling.ts'
import type { Paper } from '#core/paper/paper.ts'
import { fillSheetXml } from './fill-xlsx.ts'
import { parseRange } from './xlsx-address.ts'
import { paperOfSheet } from './xlsx-paper.ts'
import { moveRange, rowMoves } from './xlsx-row-moves.ts'
import type { XlsxTemplate } from './xlsx-template.ts'

/** A filled template as it comes out of the printer (印刷), sheet by sheet. */
export function paperOfXlsx(template: XlsxTemplate, filling: Filling, title: string): Paper {
  const blocks = fillSheetXml(template, filling).flatMap(({ sheet, xml, moves }) => {
    const { area, titles } = template.printNames.get(sheet.name) ?? {}
    const range = area === undefined ? undefined : parseRange(area)
    return paperOfSheet(xml, {
      ...template,
      ...(range ? { area: moveRange(rowMoves(moves), range) } : {}),
      ...(titles ? { titles } : {}),
    })
  })
  return { title, blocks }
}

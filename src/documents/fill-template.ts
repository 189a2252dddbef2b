import type { Finding } from '#core/finding.ts'
import { placeSheet } from '#core/place.ts'
import { placeRows } from '#core/place-rows.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import { fillXlsx } from './fill-xlsx.ts'
import { readXlsx } from './read-xlsx.ts'

/**
 * Puts sheets (評価票) back on their scheme's own form (様式に戻す), `template` being its workbook. A form takes one sheet; a form in rows
 * takes several, one block of rows each. `problems`: what the template has no place for.
 */
export function fillTemplate(
  scheme: Scheme,
  template: Uint8Array,
  views: SheetView[],
): { bytes: Uint8Array; problems: Finding[] } {
  const content = readXlsx(template, 'sheet.xlsx')
  if (scheme.layout === 'rows') {
    const { writes, repeats, problems } = placeRows(scheme, content, views)
    return { bytes: fillXlsx(template, writes, repeats), problems }
  }
  const [view, ...others] = views
  if (view === undefined || others.length > 0) throw new Error(`a form of ${scheme.name} takes one sheet, not ${views.length}`)
  const { writes, problems } = placeSheet(scheme, content, view)
  return { bytes: fillXlsx(template, writes), problems }
}

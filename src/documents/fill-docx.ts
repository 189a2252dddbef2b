import { strToU8, zipSync } from 'fflate'
import type { Filling } from '#core/filling.ts'
import { composeRows } from './docx-compose-rows.ts'
import { beginEdits, renderInside } from './docx-edits.ts'
import type { DocxTemplate } from './docx-template.ts'
import { writePlace } from './docx-write-place.ts'

/**
 * Fills a template (様式) and changes nothing else: every other part of the file stays byte for byte, and of the document every other element
 * stays as it is written. Throws where the filling names a place that the template does not have.
 */
export function fillDocx(template: DocxTemplate, { writes, rows }: Pick<Filling, 'writes' | 'rows'>): Uint8Array {
  const edits = beginEdits(template.xml)
  for (const { locator, value } of writes) {
    const place = template.places.get(locator)
    if (place === undefined) throw new Error(`no place ${locator} in the template`)
    writePlace(edits, place, value)
  }
  for (const composed of rows) composeRows(edits, template.tables, composed)
  const xml = renderInside(edits, template.root)
  return zipSync({ ...template.parts, [template.path]: encode(xml) }, { level: 6, mtime: new Date(2000, 0, 1) })
}

/** What the template was written in, it is written in UTF-8 now. */
function encode(xml: string): Uint8Array {
  return strToU8(xml.replace(/^(<\?xml[^>]*encoding=)(?:"(?!utf-8")[^"]*"|'(?!utf-8')[^']*')/i, '$1"UTF-8"'))
}

import { zipSync } from 'fflate'
import type { Filling } from '#core/filling.ts'
import { beginEdits, renderInside } from './docx-edits.ts'
import { applyFilling, repeatBlocks } from './docx-repeat-blocks.ts'
import type { DocxTemplate } from './docx-template.ts'
import { encodeXml } from './encode-xml.ts'

/**
 * Fills a template (様式) and changes nothing else: every other part of the file stays byte for byte, and of the document every other element
 * stays as it is written. Throws where the filling names a place that the template does not have.
 */
export function fillDocx(template: DocxTemplate, filling: Pick<Filling, 'writes' | 'rows' | 'blocks'>): Uint8Array {
  const edits = beginEdits(template.xml)
  applyFilling(edits, template, filling)
  for (const blocks of filling.blocks ?? []) repeatBlocks(edits, template, blocks)
  const xml = renderInside(edits, template.root)
  return zipSync({ ...template.parts, [template.path]: encodeXml(xml) }, { level: 6, mtime: new Date(2000, 0, 1) })
}

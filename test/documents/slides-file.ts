import { zipParts } from './office-file.ts'

/** A text box of an invented slide: its place in points, one paragraph a line. */
export interface SlideBox {
  at: [x: number, y: number, width: number, height: number]
  text: string
  size?: number
  align?: 'ctr' | 'r'
}

/** A table: widths of its columns; `<` goes on with the cell to its left, `^` with the one above. */
export interface SlideTable {
  at: [x: number, y: number]
  widths: number[]
  rows: string[][]
}

export type InventedSlide = { boxes?: SlideBox[]; tables?: SlideTable[] }

const main = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const presentation = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const emu = (points: number) => Math.round(points * 12_700)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Builds a PowerPoint file of invented slides, 780 × 540 points. */
export function makePptx(slides: InventedSlide[], parts: Record<string, string | Uint8Array> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.presentationml.${type}+xml"/>`
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('/ppt/presentation.xml', 'presentation.main')}${slides.map((_, nth) => override(`/ppt/slides/slide${nth + 1}.xml`, 'slide')).join('')}</Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packaged}">${relation('rId1', 'officeDocument', 'ppt/presentation.xml')}</Relationships>`,
    'ppt/presentation.xml': `${xml}<p:presentation xmlns:p="${presentation}" xmlns:r="${office}"><p:sldIdLst>${slides.map((_, nth) => `<p:sldId id="${256 + nth}" r:id="rId${nth + 1}"/>`).join('')}</p:sldIdLst><p:sldSz cx="${emu(780)}" cy="${emu(540)}"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `${xml}<Relationships xmlns="${packaged}">${slides.map((_, nth) => relation(`rId${nth + 1}`, 'slide', `slides/slide${nth + 1}.xml`)).join('')}</Relationships>`,
  }
  for (const [nth, slide] of slides.entries())
    files[`ppt/slides/slide${nth + 1}.xml`] =
      `${xml}<p:sld xmlns:p="${presentation}" xmlns:a="${main}" xmlns:r="${office}"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${(slide.boxes ?? []).map(boxXml).join('')}${(slide.tables ?? []).map(tableXml).join('')}</p:spTree></p:cSld></p:sld>`
  return zipParts({ ...files, ...parts })
}

export const boxXml = ({ at: [x, y, width, height], text, size = 11, align }: SlideBox): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>${bodyXml(text, size, align)}</p:sp>`

const bodyXml = (text: string, size: number, align?: string) =>
  `<p:txBody><a:bodyPr/>${text
    .split('\n')
    .map(
      (line) =>
        `<a:p>${align ? `<a:pPr algn="${align}"/>` : ''}<a:r><a:rPr lang="ja-JP" sz="${size * 100}"/><a:t>${escaped(line)}</a:t></a:r></a:p>`,
    )
    .join('')}</p:txBody>`

function tableXml({ at: [x, y], widths, rows }: SlideTable): string {
  const span = (cells: (string | undefined)[], mark: string) => {
    const end = cells.findIndex((cell, nth) => nth > 0 && cell !== mark)
    return end < 0 ? cells.length : end
  }
  const cellXml = (row: number, col: number) => {
    const text = rows[row]?.[col] ?? ''
    const right = span((rows[row] ?? []).slice(col), '<')
    const down = span(
      rows.slice(row).map((cells) => cells[col]),
      '^',
    )
    const covered = `${text === '<' ? ' hMerge="1"' : ''}${text === '^' ? ' vMerge="1"' : ''}`
    const spans = covered === '' ? `${right > 1 ? ` gridSpan="${right}"` : ''}${down > 1 ? ` rowSpan="${down}"` : ''}` : covered
    const body = bodyXml(text === '<' || text === '^' ? '' : text, 9).replaceAll('p:txBody', 'a:txBody')
    return `<a:tc${spans}>${body}<a:tcPr/></a:tc>`
  }
  const rowXml = (_: string[], row: number) =>
    `<a:tr h="${emu(24)}">${widths.map((__, col) => cellXml(row, col)).join('')}</a:tr>`
  const size = `<a:ext cx="${emu(widths.reduce((all, one) => all + one, 0))}" cy="${emu(24 * rows.length)}"/>`
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name=""/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/>${size}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/><a:tblGrid>${widths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('')}</a:tblGrid>${rows.map(rowXml).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
}

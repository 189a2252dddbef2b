import type { Picture } from '#core/paper/picture.ts'
import { escapeXml } from './docx-words.ts'
import { emu, type NewMedia, pictureXml } from './new-media.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const space = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'

/** Pictures of a Word file that is being written, and how many stand in it. */
export interface WordPictures {
  media: NewMedia
  count: number
}

/** A picture in its line (行内の図), as a run; nothing for a drawing of ours, whose figures the tables hold. */
export function pictureRun(picture: Picture, pictures: WordPictures): string {
  const number = pictures.media.numberOf(picture)
  if (number === undefined) return ''
  const inside = insideOf(picture, number, ++pictures.count)
  return `<w:r><w:drawing><wp:inline ${space} distT="0" distB="0" distL="0" distR="0">${inside}</wp:inline></w:drawing></w:r>`
}

/** A picture that lies over what is there (前面の図): so many points from the paragraph's top and its column's left, or from the page's margins. */
export function floatingRun(
  picture: Picture,
  { left, top, from }: { left: number; top: number; from: 'page' | 'here' },
  pictures: WordPictures,
): string {
  const number = pictures.media.numberOf(picture)
  if (number === undefined) return ''
  const inside = insideOf(picture, number, ++pictures.count, '<wp:wrapNone/>')
  const at = (axis: 'H' | 'V', relative: string, offset: number) =>
    `<wp:position${axis} relativeFrom="${relative}"><wp:posOffset>${emu(offset)}</wp:posOffset></wp:position${axis}>`
  const place = at('H', 'column', left) + at('V', from === 'page' ? 'margin' : 'paragraph', top)
  return `<w:r><w:drawing><wp:anchor ${space} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${pictures.count}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>${place}${inside}</wp:anchor></w:drawing></w:r>`
}

function insideOf(picture: Picture, number: number, id: number, wrap = ''): string {
  const alt = escapeXml(picture.alt).replaceAll('"', '&quot;')
  const shown = `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">${pictureXml('pic', number, id, alt, picture)}</a:graphicData></a:graphic>`
  return `<wp:extent cx="${emu(picture.width)}" cy="${emu(picture.height)}"/>${wrap}<wp:docPr id="${id}" name="図 ${id}" descr="${alt}"/>${shown}`
}

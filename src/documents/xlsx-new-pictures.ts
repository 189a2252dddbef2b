import type { Picture } from '#core/paper/picture.ts'
import { emu, type NewMedia, pictureXml } from './new-media.ts'
import { escapeText } from './xlsx-write-cell.ts'

/** A picture over the cells of a new sheet: its row, and how far it stands from the row's top and from the left margin, in points. */
export interface PlacedPicture {
  picture: Picture
  row: number
  left: number
  top: number
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The drawing of a new sheet (シートの図). `edges`: where its columns begin, from the left margin. `undefined` where it shows none. */
export function drawingParts(
  placed: PlacedPicture[],
  edges: number[],
  media: NewMedia,
): { xml: string; relations: string } | undefined {
  const shown = placed.flatMap((one) => {
    const number = media.numberOf(one.picture)
    return number === undefined ? [] : [{ ...one, number }]
  })
  if (shown.length === 0) return undefined
  const anchors = shown.map(({ picture, row, left, top, number }, nth) => {
    const { col, offset } = columnAt(left, edges)
    const from = `<xdr:from><xdr:col>${col}</xdr:col><xdr:colOff>${emu(offset)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${emu(Math.max(0, top))}</xdr:rowOff></xdr:from>`
    const alt = escapeText(picture.alt).replaceAll('"', '&quot;')
    return `<xdr:oneCellAnchor>${from}<xdr:ext cx="${emu(picture.width)}" cy="${emu(picture.height)}"/>${pictureXml('xdr', number, nth + 1, alt, picture)}<xdr:clientData/></xdr:oneCellAnchor>`
  })
  const numbers = [...new Set(shown.map(({ number }) => number))]
  const names = Object.keys(media.files)
  const links = numbers.map(
    (number) =>
      `<Relationship Id="rIdPicture${number}" Type="${office}/image" Target="../media/${names.find((name) => name.startsWith(`image${number}.`))}"/>`,
  )
  return {
    xml: `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join('')}</xdr:wsDr>`,
    relations: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
  }
}

/** How a sheet names its drawing. */
export function drawingLink(number: number): string {
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdDrawing" Type="${office}/drawing" Target="../drawings/drawing${number}.xml"/></Relationships>`
}

/** Points of a column that is given no width. */
const usualColumn = 48

/** The column over which a place lies: beyond those that are given a width there are usual ones. */
function columnAt(left: number, edges: number[]): { col: number; offset: number } {
  const last = edges.length - 1
  const beyond = left - (edges[last] as number)
  if (beyond >= 0) return { col: last + Math.floor(beyond / usualColumn), offset: beyond % usualColumn }
  const col = edges.findLastIndex((edge) => edge <= left)
  return col < 0 ? { col: 0, offset: 0 } : { col, offset: left - (edges[col] as number) }
}

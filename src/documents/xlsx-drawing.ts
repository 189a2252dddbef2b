import type { Crop } from '#core/paper/picture.ts'
import { pictureLimits } from './limits.ts'
import { embeddedId, type Relation, readRelations } from './office-relations.ts'
import { type ReadImage, readCrop, readImage } from './read-image.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** A corner of what lies over cells: a cell, 0-based, and how far from its corner, in points. */
export interface Corner {
  row: number
  col: number
  down: number
  across: number
}

/** A picture over the cells of a worksheet (シートの図): pinned to a cell, or to the sheet itself (`at`). */
export interface SheetPicture {
  image: Extract<ReadImage, { image: unknown }>['image']
  alt: string
  from?: Corner
  to?: Corner
  at?: { across: number; down: number }
  crop?: Crop
  /** Points, as it was seen last. */
  size?: { width: number; height: number }
}

/** What lies over a worksheet: its pictures, and what paper has no place for. */
export interface SheetDrawing {
  pictures: SheetPicture[]
  left: { what: string; at?: Corner }[]
}

/** Points of a length, none of which leads off every page. */
const points = (emu: string | undefined) => Math.min(pictureLimits.points, Number(emu) / 12_700)

const shapes: Record<string, string> = {
  sp: '図形・テキストボックス',
  grpSp: 'まとめた図形',
  graphicFrame: 'グラフ',
  cxnSp: '線',
  contentPart: '手書き',
}

/** Reads what lies over a worksheet. Nothing is read where it has no drawing. */
export function readSheetDrawing(container: Container, sheetPart: string, name: string): SheetDrawing {
  const drawing: SheetDrawing = { pictures: [], left: [] }
  for (const relation of readRelations(container, sheetPart, name).values())
    if (relation.type === 'drawing') readPart(container, relation, name, drawing)
  return drawing
}

interface Anchor {
  kind?: string
  from?: Corner
  to?: Corner
  at?: { across: number; down: number }
  size?: { width: number; height: number }
  alt: string
  embed?: string
  /** Hidden, or not to be printed. */
  unseen?: true
  crop?: Crop
  /** Turned, which paper does not know. */
  changed?: true
}

/** Where the scan stands: the anchor that is open, the corner and the word that are being read, elements that are passed over. */
interface Reading {
  anchor: Anchor | undefined
  corner: Corner | undefined
  words: string
  fallback: number
}

function readPart(container: Container, { target: part }: Relation, name: string, drawing: SheetDrawing): void {
  const bytes = container.part(part)
  if (bytes === undefined) return
  const media = readRelations(container, part, name)
  const reading: Reading = { anchor: undefined, corner: undefined, words: '', fallback: 0 }
  const open = (element: string, attributes: string) => {
    reading.words = ''
    if (element === 'Fallback') reading.fallback++
    else if (reading.fallback === 0) openElement(reading, element, attributes)
  }
  const close = (element: string) => {
    if (element === 'Fallback') reading.fallback--
    else if (reading.fallback === 0) {
      const { anchor } = reading
      if (/Anchor$/.test(element) && anchor !== undefined) {
        reading.anchor = undefined
        keepAnchor(anchor, drawing, (id) => readImage(container.part(media.get(id)?.target ?? '')))
      } else closeElement(reading, element)
    }
  }
  const text = (chunk: string) => {
    if (reading.corner !== undefined) reading.words += chunk
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close, text }, { name, part })
}

/** The corners that an anchor names. */
type CornerName = Exclude<keyof Anchor, 'kind' | 'at' | 'size' | 'alt' | 'embed' | 'crop' | 'unseen' | 'changed'>

const isCorner = (element: string): element is CornerName => /^(?:from|to)$/.test(element)

function openElement(reading: Reading, element: string, attributes: string): void {
  const of = (attribute: string) => attributeOf(attributes, attribute)
  const isOn = (attribute: string, usual: string) => /^(?:1|true)$/.test(of(attribute) ?? usual)
  if (/Anchor$/.test(element)) reading.anchor = { alt: '' }
  const { anchor } = reading
  if (anchor === undefined) return
  if (isCorner(element)) {
    const corner: Corner = { row: 0, col: 0, down: 0, across: 0 }
    anchor[element] = corner
    reading.corner = corner
  } else if (element === 'pos') anchor.at = { across: points(of('x')), down: points(of('y')) }
  else if (element === 'pic' || shapes[element] !== undefined) anchor.kind ??= element
  else if (element === 'ext' && of('cx') !== undefined) anchor.size = { width: points(of('cx')), height: points(of('cy')) }
  else if (element === 'blip') anchor.embed ??= embeddedId(attributes) ?? ''
  else if (element === 'xfrm' && (Number(of('rot') ?? '0') !== 0 || isOn('flipH', '0') || isOn('flipV', '0')))
    anchor.changed = true
  else if (element === 'srcRect') {
    const crop = readCrop(attributes)
    if (crop === false) anchor.changed = true
    else if (crop) anchor.crop = crop
  } else if (element === 'cNvPr') {
    if (anchor.alt === '') anchor.alt = of('descr') ?? of('name') ?? ''
    if (isOn('hidden', '0')) anchor.unseen = true
  } else if (element === 'clientData' && !isOn('fPrintsWithSheet', '1')) anchor.unseen = true
}

function closeElement(reading: Reading, element: string): void {
  const { corner } = reading
  if (isCorner(element)) reading.corner = undefined
  if (corner === undefined) return
  const said = reading.words.trim()
  if (!/^-?\d{1,12}$/.test(said)) return
  if (element === 'row') corner.row = Number(said)
  else if (element === 'col') corner.col = Number(said)
  else if (element === 'rowOff') corner.down = Math.max(0, points(said))
  else if (element === 'colOff') corner.across = Math.max(0, points(said))
}

function keepAnchor(anchor: Anchor, drawing: SheetDrawing, read: (id: string) => ReadImage): void {
  const { kind, from, to, at, size, alt, embed, crop, unseen, changed } = anchor
  if (unseen || kind === undefined) return
  const tell = (what: string) => drawing.left.push({ what, ...(from ? { at: from } : {}) })
  if (kind !== 'pic') return void tell(shapes[kind] as string)
  if (changed) return void tell('回したり裏返したりした図')
  if (drawing.pictures.length >= pictureLimits.count) return void tell(`${pictureLimits.count}点を超える図`)
  if (from && (from.row > pictureLimits.rows || from.col > pictureLimits.columns)) return void tell('遠く離れた図')
  const found = embed ? read(embed) : { left: 'ファイルの外にある図' }
  if ('left' in found) return void tell(found.left)
  drawing.pictures.push({
    image: found.image,
    alt,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(at ? { at } : {}),
    ...(crop ? { crop } : {}),
    ...(size && size.width > 0 && size.height > 0 ? { size } : {}),
  })
}

import type { PageSetup } from '#core/paper/paper.ts'
import type { Picture } from '#core/paper/picture.ts'
import type { FindPart } from './docx-edges.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { pictureLimits } from './limits.ts'
import { embeddedId } from './office-relations.ts'
import { readCrop, readImage } from './read-image.ts'
import { attributeOf } from './scan-xml.ts'

/** A picture of a Word file (文書の図): in its line, or lying over the page. */
export interface WordPicture {
  picture: Picture
  /** Words of its paragraph stand before it. */
  afterWords: boolean
  /** From the left margin, and from the page's top margin or from its paragraph. Absent: in the line. */
  over?: { from: 'page' | 'here'; left: number; top: number }
}

/** Finds pictures, and remembers what paper has no place for: how often each. */
export interface WordPictures {
  xml: string
  /** A part by the id of its relation. */
  find: FindPart
  left: Map<string, number>
  /** Pictures met. */
  count: number
}

/** Pictures within an element, in their order; not those of a drawing's old twin. Text boxes, whose words are there, count for nothing. */
export function picturesIn(node: DocxNode, pictures: WordPictures, page: PageSetup): WordPicture[] {
  const found: WordPicture[] = []
  let worded = false
  const walk = (at: DocxNode): void => {
    if (at.name === 't' && at.inner < at.innerEnd) worded = true
    else if (at.name === 'drawing') found.push(...drawnIn(at, pictures, page, worded))
    else if (at.name === 'pict' || at.name === 'object') {
      if (!holds(at, 'txbxContent')) leave(pictures, at.name === 'object' ? '埋め込みのファイル' : '旧形式の図')
    } else if (!/^(?:pPr|rPr|del|Fallback|txbxContent)$/.test(at.name)) at.children.forEach(walk)
  }
  walk(node)
  return found
}

const holds = (node: DocxNode, name: string): boolean => findIn(node, name) !== undefined

function findIn(node: DocxNode, name: string): DocxNode | undefined {
  if (node.name === name) return node
  for (const child of node.children) {
    const found = findIn(child, name)
    if (found) return found
  }
  return undefined
}

/** Remembers something that is not on paper. */
export function leave({ left }: WordPictures, what: string): void {
  left.set(what, (left.get(what) ?? Number('0')) + 1)
}

function drawnIn(drawing: DocxNode, pictures: WordPictures, page: PageSetup, afterWords: boolean): WordPicture[] {
  const frame = drawing.children.find(({ name }) => name === 'inline' || name === 'anchor')
  if (holds(drawing, 'txbxContent')) return []
  if (frame === undefined) {
    leave(pictures, '図形')
    return []
  }
  const about = childOf(frame, 'docPr')
  if (/\shidden="(?:1|true)"/.test(about?.attributes ?? '')) return []
  const found = readPicture(
    frame,
    attributeOf(about?.attributes ?? '', 'descr') ?? attributeOf(about?.attributes ?? '', 'name') ?? '',
    pictures,
  )
  if ('left' in found) {
    leave(pictures, found.left)
    return []
  }
  const over =
    frame.name === 'anchor' && !childOf(frame, 'wrapTopAndBottom') ? placeOf(frame, found, page, pictures.xml) : undefined
  return [{ picture: found, afterWords, ...(over ? { over } : {}) }]
}

function readPicture(frame: DocxNode, alt: string, pictures: WordPictures): Picture | { left: string } {
  const data = findIn(frame, 'graphicData')
  const pic = data && childOf(data, 'pic')
  if (pic === undefined) return { left: data && holds(data, 'chart') ? 'グラフ' : '図形' }
  const turned = /\s(?:rot|flipH|flipV)="(?!0"|false")/.test(findIn(pic, 'xfrm')?.attributes ?? '')
  const crop = readCrop(findIn(pic, 'srcRect')?.attributes ?? '')
  if (turned || crop === false) return { left: '回したり裏返したりした図' }
  if (++pictures.count > pictureLimits.count) return { left: `${pictureLimits.count}点を超える図` }
  const id = embeddedId(findIn(pic, 'blip')?.attributes ?? '')
  const read = id === undefined ? { left: 'ファイルの外にある図' } : readImage(pictures.find(id)?.bytes)
  if ('left' in read) return read
  const extent = childOf(frame, 'extent')?.attributes ?? ''
  const [width, height] = [points(attributeOf(extent, 'cx')), points(attributeOf(extent, 'cy'))]
  const isSized = width > 0 && height > 0 && width <= pictureLimits.points && height <= pictureLimits.points
  return isSized ? { image: read.image, alt, width, height, ...(crop ? { crop } : {}) } : { left: '大きさの分からない図' }
}

const points = (emu: string | undefined) => Number(emu) / 12_700

/** Where an anchored picture lies: what it is measured from is turned into margins and its own paragraph. */
function placeOf(
  frame: DocxNode,
  { width, height }: Picture,
  { margins, ...page }: PageSetup,
  xml: string,
): NonNullable<WordPicture['over']> {
  const [across, down] = [offsetOf(childOf(frame, 'positionH'), xml), offsetOf(childOf(frame, 'positionV'), xml)]
  const [wide, high] = [page.width - margins.left - margins.right, page.height - margins.top - margins.bottom]
  const share = (align: string) => (align === 'center' ? 0.5 : /^(?:right|outside|bottom)$/.test(align) ? 1 : 0)
  const ofPage = across.from === 'page'
  const left =
    across.align === undefined
      ? across.offset - (ofPage ? margins.left : 0)
      : share(across.align) * ((ofPage ? page.width : wide) - width) - (ofPage ? margins.left : 0)
  const isHere = down.from === 'paragraph' || down.from === 'line'
  if (isHere) return { from: 'here', left, top: down.offset }
  const above = down.from === 'page' ? margins.top : 0
  const top = down.align === undefined ? down.offset : share(down.align) * ((above > 0 ? page.height : high) - height)
  return { from: 'page', left, top: top - above }
}

function offsetOf(position: DocxNode | undefined, xml: string): { from: string; offset: number; align?: string } {
  const said = (name: string) => {
    const child = childOf(position, name)
    return child === undefined ? undefined : xml.slice(child.inner, child.innerEnd).trim()
  }
  const offset = points(said('posOffset'))
  const align = said('align')
  return {
    from: attributeOf(position?.attributes ?? '', 'relativeFrom') ?? 'paragraph',
    offset: Number.isFinite(offset) ? Math.max(-pictureLimits.points, Math.min(pictureLimits.points, offset)) : 0,
    ...(align === undefined ? {} : { align }),
  }
}

/** A picture that would reach over the room that it has is drawn smaller. */
export function fitInto(picture: Picture, room: number): Picture {
  const share = Math.min(1, Math.max(1, room) / picture.width)
  return share === 1 ? picture : { ...picture, width: picture.width * share, height: picture.height * share }
}

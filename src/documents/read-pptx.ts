import type { DocumentContent } from '#core/grid.ts'
import { mainPart, type Relation, readRelations, targetOf } from './office-relations.ts'
import { orderShapes } from './pptx-order.ts'
import { listenToShapes, type Place, type PptxShape } from './pptx-shapes.ts'
import { refuse } from './refuse.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import { type Container, openContainer } from './unzip.ts'

/**
 * Reads a PowerPoint file (スライド): every slide is a page; its text boxes are lines and its tables tables, in the order in which a
 * reader takes them, which is not the order of the file. Hidden slides, slide numbers, notes, pictures and charts are left out.
 */
export function readPptx(bytes: Uint8Array, name: string): DocumentContent {
  return readPptxParts(openContainer(bytes, name), name)
}

/** The same, of a container that is already open. */
export function readPptxParts(container: Container, name: string): DocumentContent {
  const main = mainPart(container, 'ppt/presentation.xml', name)
  const bytes = container.part(main)
  if (bytes === undefined) refuse('file-broken', { name, part: main }, main)
  const relations = readRelations(container, main, name)
  const { slides, size } = readSlideList(bytes, { name, part: main })
  const grids = slides.flatMap((id, nth) => {
    const part = relations.get(id)?.target
    return part === undefined ? [] : orderShapes(readSlide(container, part, name), nth + 1)
  })
  if (grids.every(({ cells }) => cells.every(({ text }) => text === ''))) refuse('nothing-visible', { name })
  return { format: 'pptx', grids, pages: slides.map(() => size) }
}

/** The slides' ids in their order, and how large a slide is, in points. */
export function readSlideList(bytes: Uint8Array, where: { name: string; part: string }) {
  const slides: string[] = []
  const size = { width: 720, height: 540 }
  const open = (element: string, attributes: string) => {
    const id = element === 'sldId' ? attributeOf(attributes, 'r:id') : undefined
    // Sections name their slides again, by number.
    if (id !== undefined) slides.push(id)
    if (element !== 'sldSz') return
    size.width = Number(attributeOf(attributes, 'cx') ?? size.width * 12_700) / 12_700
    size.height = Number(attributeOf(attributes, 'cy') ?? size.height * 12_700) / 12_700
  }
  scanXml(decodeXml(bytes, where), { open, close: () => {}, text: () => {} }, where)
  return { slides, size }
}

/** A slide's own shapes, before it is known where its placeholders stand. */
export type OwnShapes = { shapes: PptxShape[]; hidden: boolean } | undefined

/** The shapes of one slide; a placeholder stands where the slide's layout has it, or the layout's master. Nothing of a hidden one. */
export function readSlide(
  container: Container,
  part: string,
  name: string,
  slide: OwnShapes = readShapes(container, part, name),
): PptxShape[] {
  if (!slide || slide.hidden) return []
  const relations = readRelations(container, part, name)
  const above = slide.shapes.some(({ place, placeholder }) => !place && placeholder !== undefined)
    ? layoutPlaces(container, relations, name)
    : []
  return slide.shapes.flatMap((shape) => {
    if (shape.drawing !== undefined) return readDrawing(container, relations, shape, name)
    const place = shape.place ?? placeOf(shape.placeholder, above)
    return [place ? { ...shape, place } : shape]
  })
}

function readShapes(container: Container, part: string, name: string): OwnShapes {
  const bytes = container.part(part)
  if (bytes === undefined) return undefined
  const { listener, shapes } = listenToShapes(name, part)
  let hidden = false
  const open = (element: string, attributes: string) => {
    if (hidesSlide(element, attributes)) hidden = true
    listener.open(element, attributes)
  }
  scanXml(decodeXml(bytes, { name, part }), { ...listener, open }, { name, part })
  return { shapes, hidden }
}

/** Whether an element says that its slide is not shown (非表示スライド). */
export const hidesSlide = (element: string, attributes: string): boolean =>
  element === 'sld' && /^(?:0|false)$/.test(attributeOf(attributes, 'show') ?? '')

/** The placeholders of a slide's layout, then those of its master. */
function layoutPlaces(container: Container, relations: Map<string, Relation>, name: string): PptxShape[] {
  const layout = targetOf(relations, 'slideLayout')
  if (layout === undefined) return []
  const master = targetOf(readRelations(container, layout, name), 'slideMaster')
  return [layout, ...(master === undefined ? [] : [master])].flatMap((part) => readShapes(container, part, name)?.shapes ?? [])
}

function placeOf(placeholder: string | undefined, above: PptxShape[]): Place | undefined {
  if (placeholder === undefined) return undefined
  const [type = '', index = ''] = placeholder.split(':')
  const placed = above.filter(({ place }) => place !== undefined)
  const same = placed.find((one) => index !== '' && one.placeholder?.endsWith(`:${index}`))
  const kind = type === 'ctrTitle' ? 'title' : type === 'subTitle' ? 'body' : type
  return (same ?? placed.find((one) => one.placeholder?.split(':')[0] === kind))?.place
}

/** The words of a drawing (SmartArt) stand in a part of their own, placed from the drawing's corner. */
function readDrawing(container: Container, relations: Map<string, Relation>, shape: PptxShape, name: string): PptxShape[] {
  const model = relations.get(shape.drawing ?? '')?.target
  const number = /data(\d*)\.xml$/.exec(model ?? '')?.[1]
  const drawing = [...relations.values()].find(
    ({ type, target }) => type === 'diagramDrawing' && (number === undefined || target.endsWith(`drawing${number}.xml`)),
  )
  const shapes = drawing && readShapes(container, drawing.target, name)?.shapes
  const [left, top] = shape.place ?? [0, 0]
  return (shapes ?? []).map((one) => {
    const [x, y, width, height] = one.place ?? [0, 0, 0, 0]
    return { ...one, place: [left + x, top + y, width, height] }
  })
}

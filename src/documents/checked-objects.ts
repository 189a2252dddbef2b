import { type Relation, readRelations } from './office-relations.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import { parseAddress } from './xlsx-address.ts'

/** Something that lies over the cells of a sheet (オブジェクト), and where it begins, 0-based. */
export interface SheetObject {
  kind: string
  row?: number
  col?: number
}

const drawn: Record<string, string> = {
  pic: '画像',
  sp: '図形・テキストボックス',
  graphicFrame: 'グラフ',
  cxnSp: '線',
  grpSp: '図形',
  contentPart: '手書き',
}
const attached: Record<string, string> = {
  oleObject: '埋め込みのファイル',
  package: '埋め込みのファイル',
  control: 'ボタンなどの部品',
}
const mostObjects = 10_000

/** Everything that lies over the cells of a sheet: pictures, shapes, charts, notes, embedded files. */
export function readObjects(container: Container, sheetPart: string, name: string): SheetObject[] {
  const objects: SheetObject[] = []
  for (const relation of readRelations(container, sheetPart, name).values()) {
    if (relation.type === 'drawing') readDrawing(container, relation, name, objects)
    else if (relation.type === 'comments') readNotes(container, relation, name, objects)
    else if (attached[relation.type]) objects.push({ kind: attached[relation.type] as string })
    if (objects.length > mostObjects) break
  }
  return objects
}

function readDrawing(container: Container, { target: part }: Relation, name: string, objects: SheetObject[]): void {
  const bytes = container.part(part)
  if (bytes === undefined) return
  let anchor: SheetObject | undefined
  let [isFrom, words] = [false, '']
  const open = (element: string) => {
    if (/Anchor$/.test(element)) anchor = { kind: '' }
    else if (anchor?.kind === '' && drawn[element]) anchor.kind = drawn[element]
    else if (/^from$/.test(element)) isFrom = true
    words = ''
  }
  const close = (element: string) => {
    if (/^from$/.test(element)) isFrom = false
    else if (anchor && isFrom && /^\d+$/.test(words.trim()) && (element === 'row' || element === 'col'))
      anchor[element] = Number(words)
    else if (anchor && /Anchor$/.test(element)) {
      if (anchor.kind !== '' && objects.length <= mostObjects) objects.push(anchor)
      anchor = undefined
    }
  }
  const text = (chunk: string) => {
    if (isFrom) words += chunk
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close, text }, { name, part })
}

function readNotes(container: Container, { target: part }: Relation, name: string, objects: SheetObject[]): void {
  const bytes = container.part(part)
  if (bytes === undefined) return
  const open = (element: string, attributes: string) => {
    if (element !== 'comment' || objects.length > mostObjects) return
    objects.push({ kind: 'メモ', ...parseAddress(attributeOf(attributes, 'ref') ?? '') })
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close: () => {}, text: () => {} }, { name, part })
}

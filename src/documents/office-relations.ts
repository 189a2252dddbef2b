import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** What a part of an Office file points to. `type` is the last word of the relation's type: `worksheet`, `footnotes`. */
export interface Relation {
  type: string
  target: string
}

/** Relations of a part by id (`''`: of the whole file); those that lead outside the file are left out. */
export function readRelations(container: Container, part: string, name: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`
  const relations = new Map<string, Relation>()
  const bytes = container.part(path)
  if (bytes === undefined) return relations
  const open = (element: string, attributes: string) => {
    if (element !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
    const type = attributeOf(attributes, 'Type') ?? ''
    relations.set(attributeOf(attributes, 'Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePath(folder, attributeOf(attributes, 'Target') ?? ''),
    })
  }
  scanXml(decodeXml(bytes, { name, part: path }), { open, close: () => {}, text: () => {} }, { name, part: path })
  return relations
}

/** The part that the file is about: `xl/workbook.xml`, `word/document.xml` or what takes their place. */
export function mainPart(container: Container, usual: string, name: string): string {
  return targetOf(readRelations(container, '', name), 'officeDocument') ?? usual
}

/** Target of the first relation of a type. */
export function targetOf(relations: Map<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.target
}

/** The part to which a target leads (参照先), seen from a folder of the file. */
export function resolvePath(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/** The id of the part that an element embeds (`r:embed`), whatever the prefix. */
export function embeddedId(attributes: string): string | undefined {
  return /\s[\w.-]+:embed=["']([^"']*)["']/.exec(attributes)?.[1]
}

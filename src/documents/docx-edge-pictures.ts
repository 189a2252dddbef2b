import type { PageSetup } from '#core/paper/paper.ts'
import type { LyingPicture } from '#core/paper/picture.ts'
import type { FindPart } from './docx-edges.ts'
import { pointsOf, valueAt } from './docx-look.ts'
import { leave, picturesIn, type WordPictures } from './docx-pictures.ts'
import { partTree } from './docx-styles.ts'
import { childOf, type DocxNode } from './docx-tree.ts'

/** What pictures at the edges of pages are found with. */
export interface EdgeMatter {
  name: string
  find: FindPart
  /** Parts to which another part refers. */
  findFrom: (path: string) => FindPart
  pictures: WordPictures
}

/** Word's usual distance of a header from the page's edge, in points. */
const usualDistance = 36

/** Pictures in the header and footer of a section's usual pages (ヘッダー・フッターの図), from the corner of the page. Those of first or even pages alone are told. */
export function edgePictures(section: DocxNode | undefined, setup: PageSetup, matter: EdgeMatter): LyingPicture[] {
  const margin = childOf(section, 'pgMar')
  const references = section?.children.filter(({ name }) => /^(?:header|footer)Reference$/.test(name)) ?? []
  return references.flatMap((reference) => {
    const isHeader = reference.name === 'headerReference'
    const distance = Math.min(setup.height / 2, Math.abs(pointsOf(margin, isHeader ? 'header' : 'footer') ?? usualDistance))
    const part = matter.find(/\b\w+:id="([^"]*)"/.exec(reference.attributes)?.[1])
    const root = partTree(part?.bytes, matter.name, part?.path ?? '')
    if (root === undefined || part === undefined) return []
    const own: WordPictures = { ...matter.pictures, xml: new TextDecoder().decode(part.bytes), find: matter.findFrom(part.path) }
    const found = lay(root, setup, { distance, isHeader }, own)
    if (valueAt(reference, 'type') === 'default') return found
    for (const _ of found) leave(matter.pictures, '先頭や偶数のページだけのヘッダー・フッターの図')
    return []
  })
}

function lay(
  root: DocxNode,
  { width, height, margins, ...page }: PageSetup,
  { distance, isHeader }: { distance: number; isHeader: boolean },
  own: WordPictures,
): LyingPicture[] {
  const room = width - margins.left - margins.right
  return paragraphsIn(root).flatMap((paragraph) => {
    const across = valueAt(childOf(childOf(paragraph, 'pPr'), 'jc'))
    const share = across === 'center' ? 0.5 : /^(?:right|end)$/.test(across ?? '') ? 1 : 0
    return picturesIn(paragraph, own, { ...page, width, height, margins }).map(({ picture, over }): LyingPicture => {
      const line = isHeader ? distance : height - distance - picture.height
      const left = margins.left + (over ? over.left : share * (room - picture.width))
      const top = over === undefined ? line : over.top + (over.from === 'page' ? margins.top : line)
      return { ...picture, left, top }
    })
  })
}

function paragraphsIn(node: DocxNode): DocxNode[] {
  if (/^(?:Fallback|del|txbxContent)$/.test(node.name)) return []
  return node.name === 'p' ? [node] : node.children.flatMap(paragraphsIn)
}

import type { DocxEdits } from './docx-edits.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { escapeXml } from './docx-words.ts'

/** How a paragraph of a slide looks: what copies of it are made from. */
export interface SlideLook {
  /** `a:pPr` as it is written. */
  paragraph: string
  /** Attributes and inside of the looks of its first words, or of its end where it has none. */
  run: { attributes: string; inside: string }
  /** `a:endParaRPr` as it is written. */
  end: string
}

/** How a paragraph of a template looks. A link is not among its looks: other words lead elsewhere. */
export function slideLookOf({ xml }: DocxEdits, node: DocxNode): SlideLook {
  const slice = (one: DocxNode | undefined) => (one === undefined ? '' : xml.slice(one.from, one.to))
  const first = node.children.find(({ name }) => name === 'r') ?? node.children.find(({ name }) => name === 'fld')
  const run = childOf(first, 'rPr') ?? (first === undefined ? childOf(node, 'endParaRPr') : undefined)
  const kept = run?.children.filter(({ name }) => !/^hlink/.test(name)) ?? []
  return {
    paragraph: slice(childOf(node, 'pPr')),
    run: { attributes: run?.attributes ?? '', inside: kept.map(slice).join('') },
    end: slice(childOf(node, 'endParaRPr')),
  }
}

/** A paragraph with these lines and looks, soft breaks between them. Text is text, whatever it looks like. */
export function slideParagraph(prefix: string, lines: string[], { paragraph, run, end }: SlideLook): string {
  const looks = (name: string) =>
    run.attributes === '' && run.inside === ''
      ? ''
      : run.inside === ''
        ? `<${prefix}${name}${run.attributes}/>`
        : `<${prefix}${name}${run.attributes}>${run.inside}</${prefix}${name}>`
  const runs = lines
    .map((line) => (line === '' ? '' : `<${prefix}r>${looks('rPr')}<${prefix}t>${escapeXml(line)}</${prefix}t></${prefix}r>`))
    .join(`<${prefix}br>${looks('rPr')}</${prefix}br>`)
  return `<${prefix}p>${paragraph}${runs}${runs === '' ? looks('endParaRPr') : end}</${prefix}p>`
}

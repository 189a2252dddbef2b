import { type Finding, finding } from '#core/finding.ts'
import type { PageSetup, Paper, PaperBlock, Pictures } from '#core/paper/paper.ts'
import { edgePictures } from './docx-edge-pictures.ts'
import { type FindPart, readSection } from './docx-edges.ts'
import { defined } from './docx-look.ts'
import { paperTable } from './docx-paper-table.ts'
import { blocksOfParagraph, lookOfParagraph } from './docx-paper-words.ts'
import { fitInto, leave, picturesIn, type WordPictures } from './docx-pictures.ts'
import type { DocxCell, DocxTable, PlaceParagraph } from './docx-places.ts'
import { type DocxStyles, readDocxStyles } from './docx-styles.ts'
import { type DocxTemplate, openDocxTemplate } from './docx-template.ts'
import { around, childOf, type DocxNode } from './docx-tree.ts'
import { type Relation, readRelations, targetOf } from './office-relations.ts'
import { problemOf } from './refuse.ts'

/** A Word file on paper, and what of it is not there; or why it could not be read. */
export type DocxPaper = { paper: Paper; problems: Finding[] } | { problem: Finding }

/** How a Word file comes out of the printer (印刷): what Typst prints as PDF. What paper has no place for is left out, and said so. */
export function paperOfDocx(bytes: Uint8Array, name: string): DocxPaper {
  try {
    return layOut(openDocxTemplate(bytes, name), name)
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** What blocks are made from. */
interface Printing {
  styles: DocxStyles
  paragraphs: Map<DocxNode, PlaceParagraph>
  /** Paragraphs of text boxes by the paragraph that holds the box. */
  boxed: Map<DocxNode, PlaceParagraph[]>
  tables: Map<DocxNode, DocxTable>
  /** Tables by the cells in which they stand. */
  nested: Map<DocxNode, DocxTable[]>
  pictures: WordPictures
}

function layOut(file: DocxTemplate, name: string): DocxPaper {
  const container = { paths: Object.keys(file.parts), part: (path: string) => file.parts[path], heads: () => [] }
  const relations = readRelations(container, file.path, name)
  const stylesPart = targetOf(relations, 'styles') ?? 'word/styles.xml'
  const findAmong =
    (all: Map<string, Relation>): FindPart =>
    (id) => {
      const path = all.get(id ?? '')?.target
      const bytes = path === undefined ? undefined : file.parts[path]
      return bytes === undefined || path === undefined ? undefined : { bytes, path }
    }
  const find = findAmong(relations)
  const findFrom = (path: string) => findAmong(readRelations(container, path, name))
  const lines = [...file.places.values()].filter(({ kind }) => kind === 'line')
  const printing: Printing = {
    styles: readDocxStyles(file.parts[stylesPart], name, stylesPart),
    paragraphs: new Map(lines.flatMap(({ paragraphs }) => paragraphs.map((one) => [one.node, one] as const))),
    boxed: byHolder(
      lines.flatMap(({ paragraphs }) => paragraphs),
      (node) => holders(node, 'p').slice(-1),
    ),
    tables: new Map([...file.tables.values()].map((table) => [table.node, table])),
    nested: byHolder([...file.tables.values()], (node) => holders(node, 'tc')),
    pictures: { xml: file.xml, find, left: new Map(), count: 0 },
  }
  const body = childOf(childOf(file.root, 'document'), 'body')
  const sections = sectionsOf(body)
  const blocks = sections.flatMap(({ nodes, section }, nth, all) => {
    const edges = edgePictures(section, readSection(section, name, find), { name, find, findFrom, pictures: printing.pictures })
    const setup = { ...readSection(section, name, find), ...(edges.length > 0 ? { pictures: edges } : {}) }
    const same = nth > 0 && isContinuous(section) && sameSize(setup, readSection(all[nth - 1]?.section, name, find))
    return [...(same ? [] : [setup]), ...nodes.flatMap((node) => blocksOf(node, printing, setup))]
  })
  const problems = [...printing.pictures.left].map(([what, count]) =>
    finding('place-picture-left', { what, place: `${count}点` }),
  )
  return { paper: { title: name.replace(/\.docx$/i, ''), blocks }, problems }
}

/** Elements of a name around one, from the inside out. */
function holders(node: DocxNode, name: string): DocxNode[] {
  const found: DocxNode[] = []
  for (let at = around(node, name); at !== undefined; at = around(at, name)) found.push(at)
  return found
}

function byHolder<Held extends { node: DocxNode }>(
  all: Held[],
  holdersOf: (node: DocxNode) => DocxNode[],
): Map<DocxNode, Held[]> {
  const held = new Map<DocxNode, Held[]>()
  for (const one of all)
    for (const holder of holdersOf(one.node)) {
      const known = held.get(holder)
      if (known) known.push(one)
      else held.set(holder, [one])
    }
  return held
}

/** Stretches of the body that share a section's page: it ends with a paragraph that says so, the last with the body. */
function sectionsOf(body: DocxNode | undefined): { nodes: DocxNode[]; section: DocxNode | undefined }[] {
  const sections: { nodes: DocxNode[]; section: DocxNode | undefined }[] = []
  let nodes: DocxNode[] = []
  for (const node of body?.children ?? []) {
    if (node.name === 'sectPr') {
      sections.push({ nodes, section: node })
      return sections
    }
    nodes.push(node)
    const section = childOf(childOf(node, 'pPr'), 'sectPr')
    if (section === undefined) continue
    sections.push({ nodes, section })
    nodes = []
  }
  return [...sections, { nodes, section: undefined }]
}

const isContinuous = (section: DocxNode | undefined) => /"continuous"/.test(childOf(section, 'type')?.attributes ?? '')
const sameSize = (a: PageSetup, b: PageSetup) => a.width === b.width && a.height === b.height

function blocksOf(node: DocxNode, printing: Printing, page: PageSetup): PaperBlock[] {
  const room = page.width - page.margins.left - page.margins.right
  if (node.name === 'p') return blocksOfLine(node, printing, page)
  const table = printing.tables.get(node)
  if (table === undefined)
    return /^(?:pPr|rPr|sdtPr|del|Fallback)$/.test(node.name)
      ? []
      : node.children.flatMap((child) => blocksOf(child, printing, page))
  if (table.rows.length === 0) return []
  return [
    paperTable(table, printing.styles, room, {
      nested: (cell) => wordsOfNested(printing.nested.get(cell.node) ?? [], printing, page),
      pictures: (paragraph) => picturesIn(paragraph.node, printing.pictures, page),
    }),
  ]
}

/** A paragraph of the body, the words of its text boxes, and its pictures. */
function blocksOfLine(node: DocxNode, printing: Printing, page: PageSetup): PaperBlock[] {
  const room = page.width - page.margins.left - page.margins.right
  const own = printing.paragraphs.get(node)
  const boxed = (printing.boxed.get(node) ?? []).flatMap((one) => blocksOfParagraph(one, printing.styles, room))
  const words = own ? blocksOfParagraph(own, printing.styles, room) : []
  const found = picturesIn(node, printing.pictures, page)
  if (found.length === 0) return [...boxed, ...words]
  const { across, before, after } = lookOfParagraph(node, printing.styles)
  const over = found.flatMap((one): PaperBlock[] =>
    one.over ? [{ type: 'pictures', pictures: [one.picture], over: one.over }] : [],
  )
  const lines = (afterWords: boolean): PaperBlock[] => {
    const pictures = found.flatMap((one) => (one.over || one.afterWords !== afterWords ? [] : [fitInto(one.picture, room)]))
    return pictures.length === 0 ? [] : [{ type: 'pictures', pictures, ...defined<Spaces>({ across, before, after }) }]
  }
  const inLines = [...lines(false), ...lines(true)]
  // A paragraph without words that holds pictures is their line, and no empty one beside it.
  const said = inLines.length > 0 && own?.text.trim() === '' ? words.filter(({ type }) => type !== 'paragraph') : words
  return [...boxed, ...over, ...lines(false), ...said, ...lines(true)]
}

type Spaces = Pick<Pictures, 'across' | 'before' | 'after'>

/** Of a table in a cell the words are there, its pictures are not. */
function wordsOfNested(tables: DocxTable[], { pictures }: Printing, page: PageSetup): string {
  for (const { node } of tables) for (const _ of picturesIn(node, pictures, page)) leave(pictures, '表の中の表にある図')
  return wordsOf(tables)
}

/** Tables inside a cell as lines of words: Paper has no table in a table. */
function wordsOf(tables: DocxTable[]): string {
  const said = ({ paragraphs }: DocxCell) =>
    paragraphs.map(({ number, text }) => (text.trim() === '' ? '' : number + text)).join(' ')
  const lines = tables.flatMap(({ rows }) =>
    rows.map(({ cells }) =>
      cells
        .filter(({ covered }) => !covered)
        .map(said)
        .join('　'),
    ),
  )
  return lines.filter((line) => line.trim() !== '').join('\n')
}

import { type DocxEdits, endTag, openTag, render } from './docx-edits.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { runContent } from './docx-words.ts'

/** Children of a run that are its words. */
const words = new Set(
  'br carriageReturn cr dayLong dayShort endnoteReference footnoteReference monthLong monthShort noBreakHyphen pgNum ptab ruby softHyphen sym t tab yearLong yearShort'.split(
    ' ',
  ),
)
/** Elements around runs that go with their words. */
const wrappings = new Set(['bdo', 'customXml', 'dir', 'fldSimple', 'hyperlink', 'ins', 'moveTo', 'smartTag'])
/** Words in another notation. */
const otherWords = new Set(['oMath', 'oMathPara'])

/** How a paragraph looks: what copies of it are made from. */
export interface ParagraphLook {
  /** `w:pPr` as it is written. */
  paragraph: string
  /** `w:rPr` of its first words, or of its end where it has none. */
  run: string
}

/** How a paragraph of a template looks. */
export function lookOf(edits: DocxEdits, node: DocxNode): ParagraphLook {
  const properties = childOf(node, 'pPr')
  const first = firstRun(node)
  return {
    paragraph: properties === undefined ? '' : withoutSection(edits, properties),
    run: first === undefined ? markLook(edits, properties) : slice(edits, childOf(first, 'rPr')),
  }
}

const slice = ({ xml }: DocxEdits, node: DocxNode | undefined) => (node === undefined ? '' : xml.slice(node.from, node.to))

/** A section ends with its own paragraph, not with a copy of it. */
function withoutSection({ xml }: DocxEdits, properties: DocxNode): string {
  const section = childOf(properties, 'sectPr')
  const { from, to } = properties
  return section === undefined ? xml.slice(from, to) : xml.slice(from, section.from) + xml.slice(section.to, to)
}

/** Looks of the paragraph's end, without what was changed of it. */
function markLook(edits: DocxEdits, properties: DocxNode | undefined): string {
  const mark = childOf(properties, 'rPr')
  if (mark === undefined) return ''
  const kept = mark.children.filter(({ name }) => !/^(?:ins|del|moveFrom|moveTo|rPrChange)$/.test(name))
  return openTag(edits, mark) + kept.map((child) => slice(edits, child)).join('') + endTag(mark)
}

/** The first run with words that are its own: not those of a link, nor a sample that only says what to fill in. */
export function firstRun(node: DocxNode | undefined): DocxNode | undefined {
  for (const child of node?.children ?? []) {
    if (child.name === 'r' && isWorded(child) && !isHidden(child)) return child
    const within = child.name === 'sdt' && !isSample(child) ? childOf(child, 'sdtContent') : undefined
    const inner = within ?? (wrappings.has(child.name) && child.name !== 'hyperlink' ? child : undefined)
    const found = inner === undefined ? undefined : firstRun(inner)
    if (found !== undefined) return found
  }
  return undefined
}

const isWorded = (run: DocxNode) => run.children.some((child) => words.has(child.name) && !isPageBreak(child))
const isHidden = (run: DocxNode) => childOf(childOf(run, 'rPr'), 'vanish') !== undefined
const isSample = (control: DocxNode) => childOf(childOf(control, 'sdtPr'), 'showingPlcHdr') !== undefined
/** Whether a break ends the page or the column, not only the line. */
export const isPageBreak = ({ name, attributes }: DocxNode) => name === 'br' && /type="(?:page|column)"/.test(attributes)

/** A paragraph on its way to other words. */
interface Rewriting {
  edits: DocxEdits
  /** The new run, until it has been put. */
  run: string
  /** Whether fields begin and end within the paragraph: then they go with their words. */
  fieldsGo: boolean
}

/**
 * A paragraph with other words: lines with soft breaks between them, in the given look. Bookmarks, marks of comments, drawings, page
 * breaks, deleted text and content controls stay; the words, their links and their fields go.
 */
export function rewriteParagraph(edits: DocxEdits, node: DocxNode, lines: string[], look: ParagraphLook): string {
  const own = childOf(node, 'pPr')
  const section = slice(edits, childOf(own, 'sectPr'))
  const properties = section === '' ? look.paragraph : withSection(look.paragraph, section, node.prefix)
  const rewriting = { edits, run: runOf(lines, look, node.prefix), fieldsGo: fieldBalance(node) === 0 }
  const inside = node.children.filter((child) => child !== own).map((child) => rewriteInline(rewriting, child))
  return openTag(edits, node) + properties + inside.join('') + rewriting.run + endTag(node)
}

/** A further paragraph of a look, with nothing but words. */
export function newParagraph(node: DocxNode, line: string, look: ParagraphLook): string {
  return `<${node.prefix}p>${look.paragraph}${runOf([line], look, node.prefix)}${endTag(node)}`
}

function runOf(lines: string[], look: ParagraphLook, prefix: string): string {
  const content = runContent(lines, prefix)
  return content === '' ? '' : `<${prefix}r>${look.run}${content}</${prefix}r>`
}

function withSection(properties: string, section: string, prefix: string): string {
  const end = new RegExp(`(?=(?:<${prefix}pPrChange\\b[\\s\\S]*)?</${prefix}pPr>$)`)
  return properties.includes('</') ? properties.replace(end, () => section) : `<${prefix}pPr>${section}</${prefix}pPr>`
}

/** Fields that begin in an element, less those that end in it. */
function fieldBalance(node: DocxNode): number {
  let balance = 0
  for (const child of node.children) {
    if (child.name !== 'fldChar') balance += fieldBalance(child)
    else if (/fldCharType="begin"/.test(child.attributes)) balance++
    else if (/fldCharType="end"/.test(child.attributes)) balance--
  }
  return balance
}

function rewriteInline(rewriting: Rewriting, node: DocxNode): string {
  const { edits } = rewriting
  if (node.name === 'r') return rewriteRun(rewriting, node)
  if (otherWords.has(node.name)) return takeRun(rewriting)
  if (node.name === 'sdt') return rewriteControl(rewriting, node)
  if (!wrappings.has(node.name)) return render(edits, node)
  const run = hasWords(node) ? takeRun(rewriting) : ''
  const inside = node.children.map((child) => rewriteInline(rewriting, child)).join('')
  return run + (inside === '' ? '' : openTag(edits, node) + inside + endTag(node))
}

function takeRun(rewriting: Rewriting): string {
  const { run } = rewriting
  rewriting.run = ''
  return run
}

function hasWords(node: DocxNode): boolean {
  return node.children.some((child) => (child.name === 'r' ? isWorded(child) : hasWords(child)))
}

/** What of a run is no word of it stays: a drawing, a page break, the mark of a comment. */
function rewriteRun(rewriting: Rewriting, run: DocxNode): string {
  const { edits, fieldsGo } = rewriting
  if (isHidden(run)) return render(edits, run)
  const isField = ({ name }: DocxNode) => name === 'fldChar' || name === 'instrText'
  const kept = run.children.filter((child) => {
    if (child.name === 'rPr' || child.name === 'lastRenderedPageBreak') return false
    return isField(child) ? !fieldsGo : !words.has(child.name) || isPageBreak(child)
  })
  const written = isWorded(run) ? takeRun(rewriting) : ''
  if (kept.length === 0) return written
  const properties = slice(edits, childOf(run, 'rPr'))
  return written + openTag(edits, run) + properties + kept.map((child) => render(edits, child)).join('') + endTag(run)
}

/** A content control (コンテンツ コントロール) keeps its place, and holds the new words if it is the first to hold any. */
function rewriteControl(rewriting: Rewriting, control: DocxNode): string {
  const { edits } = rewriting
  const content = childOf(control, 'sdtContent')
  if (content === undefined) return render(edits, control)
  const holds = rewriting.run !== '' && hasWords(content)
  const inside = content.children.map((child) => rewriteInline(rewriting, child)).join('')
  if (inside === '') return ''
  const properties = childOf(control, 'sdtPr')
  const before = properties === undefined ? '' : holds ? writtenControl(edits, properties) : slice(edits, properties)
  return `${openTag(edits, control)}${before}${openTag(edits, content)}${inside}${endTag(content)}${endTag(control)}`
}

/** Its properties once it is written: no sample any more, and no data from elsewhere that would take the place of the words. */
export function writtenControl(edits: DocxEdits, properties: DocxNode): string {
  const kept = properties.children.filter(({ name }) => name !== 'showingPlcHdr' && name !== 'dataBinding')
  return openTag(edits, properties) + kept.map((child) => slice(edits, child)).join('') + endTag(properties)
}

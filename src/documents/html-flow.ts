import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlElement = DefaultTreeAdapterTypes.Element
type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** How white space counts: `collapse` in most places, `keep` in `pre`. */
type WhiteSpace = 'collapse' | 'keep'

/** Takes what a walk through HTML meets, in reading order. */
export interface FlowSink {
  /** A paragraph has ended; its text has inner breaks as \n. `explicit`: a paragraph element, which counts even when empty. */
  paragraph(text: string, explicit: boolean): void
  table(table: HtmlElement): void
}

const invisible = new Set(
  'script style template noscript head title meta link rt rp rtc svg math iframe object datalist'.split(' '),
)
const blocks = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
)
const paragraphs = /^(?:p|h[1-6]|li|dt|dd)$/
/** A line feed of the source between two wide characters is no space (CSS Text 3). */
const feedBetweenWide =
  /(?<=[\u2e80-\u9fff\u3000-\u30ff\uf900-\ufaff\uff00-\uffef])[ \t\f]*[\r\n][ \t\f\r\n]*(?=[\u2e80-\u9fff\u3000-\u30ff\uf900-\ufaff\uff00-\uffef])/g

/** Walks through an element as a reader sees it and tells the sink its paragraphs and tables. */
export function flowThrough(element: HtmlElement, sink: FlowSink): void {
  const state = { line: '', sink }
  for (const child of element.childNodes) flow(child, state, 'collapse')
  endParagraph(state, false)
}

interface FlowState {
  line: string
  sink: FlowSink
}

function flow(node: HtmlNode, state: FlowState, whiteSpace: WhiteSpace): void {
  if (node.nodeName === '#text') appendText(state, (node as DefaultTreeAdapterTypes.TextNode).value, whiteSpace)
  else if (isElement(node) && !isInvisible(node)) flowElement(node, state, whiteSpace)
}

function flowElement(element: HtmlElement, state: FlowState, whiteSpace: WhiteSpace): void {
  const tag = element.tagName
  if (tag === 'br') {
    state.line = `${state.line.replace(/ +$/, '')}\n`
    return
  }
  if (!blocks.has(tag)) {
    for (const child of element.childNodes) flow(child, state, tag === 'textarea' ? 'keep' : whiteSpace)
    return
  }
  endParagraph(state, false)
  if (tag === 'table') {
    state.sink.table(element)
    return
  }
  for (const child of element.childNodes) flow(child, state, tag === 'pre' ? 'keep' : whiteSpace)
  endParagraph(state, paragraphs.test(tag) && !hasBlocks(element))
}

function appendText(state: FlowState, text: string, whiteSpace: WhiteSpace): void {
  if (whiteSpace === 'keep') {
    state.line += text
    return
  }
  const collapsed = text.replace(feedBetweenWide, '').replace(/[ \t\f\r\n]+/g, ' ')
  state.line += /(?:^|[ \n])$/.test(state.line) ? collapsed.replace(/^ /, '') : collapsed
}

function endParagraph(state: FlowState, explicit: boolean): void {
  const { line } = state
  state.line = ''
  // A break right before the end of a block is not shown.
  if (line !== '' || explicit) state.sink.paragraph(line.replace(/ +(?=\n|$)/g, '').replace(/\n$/, ''), explicit)
}

/** Element children of a node, those that are not shown left out. */
export function visibleChildren(element: HtmlElement): HtmlElement[] {
  return element.childNodes.filter(isElement).filter((child) => !isInvisible(child))
}

/** An attribute's value. */
export function attributeValue(element: HtmlElement, attribute: string): string | undefined {
  return element.attrs.find(({ name }) => name === attribute)?.value
}

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

function isInvisible(element: HtmlElement): boolean {
  if (invisible.has(element.tagName) || attributeValue(element, 'hidden') !== undefined) return true
  if (element.tagName === 'option') return !isChosen(element)
  return /display\s*:\s*none/i.test(attributeValue(element, 'style') ?? '')
}

/** Of a list of choices only the chosen one is seen: the first, where none is marked. */
function isChosen(option: HtmlElement): boolean {
  const siblings = option.parentNode?.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'option') ?? []
  const marked = siblings.filter((sibling) => attributeValue(sibling, 'selected') !== undefined)
  return marked.length === 0 ? siblings[0] === option : marked.includes(option)
}

function hasBlocks(element: HtmlElement): boolean {
  return element.childNodes.some((child) => isElement(child) && blocks.has(child.tagName))
}

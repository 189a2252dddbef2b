import { decodeText } from './decode-text.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import type { Container } from './unzip.ts'

/** What a scan tells, in document order. Names come without their namespace prefix; attributes as one raw string. */
export interface XmlListener {
  open(element: string, attributes: string): void
  close(element: string): void
  text(text: string): void
}

/** The same, told besides where the tag stands in the XML; an element that closes itself has one tag for both. */
export interface XmlTagListener {
  open(element: string, attributes: string, from: number, to: number): void
  close(element: string, from: number, to: number): void
  text(text: string): void
}

/** Where an XML part comes from, for what is said of it. */
export interface PartName {
  name: string
  part: string
}

/** A part's bytes as XML text. Refuses a DOCTYPE: no Office file has one, and entities are only ever an attack. */
export function decodeXml(bytes: Uint8Array, where: PartName): string {
  const xml = decodeText(bytes, where.name)
  refuseDoctype(xml, where)
  return xml
}

function refuseDoctype(xml: string, where: PartName): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) refuse('xml-doctype', where, where.part)
}

/** Refuses a file of which any part declares a document type, also a part that no reader opens. */
export function refuseDoctypes(container: Container, name: string): void {
  for (const { path, head } of container.heads())
    refuseDoctype(new TextDecoder('latin1').decode(head).replaceAll('\0', ''), { name, part: path })
}

/** Goes through well-formed XML once, without building a tree. Refuses what does not close. */
export function scanXml(xml: string, listener: XmlTagListener, where: PartName): void {
  let depth = 0
  let at = 0
  for (let open = xml.indexOf('<'); open >= 0; open = xml.indexOf('<', at)) {
    if (open > at && depth > 0) listener.text(decodeEntities(xml.slice(at, open)))
    const next = xml.charCodeAt(open + 1)
    at = next === 33 || next === 63 ? skipSpecial(xml, open, listener, where) : tagEnd(xml, open, where)
    if (next === 33 || next === 63) continue
    const selfClosing = xml.charCodeAt(at - 2) === 47
    const raw = xml.slice(next === 47 ? open + 2 : open + 1, selfClosing ? at - 2 : at - 1)
    const space = firstSpace(raw)
    const element = localName(space < 0 ? raw : raw.slice(0, space))
    if (next === 47) depth--
    else {
      listener.open(element, space < 0 ? '' : raw.slice(space), open, at)
      if (!selfClosing) depth++
    }
    if (next === 47 || selfClosing) listener.close(element, open, at)
    if (depth > limits.depth) refuse('nesting-too-deep', { name: where.name, depth: limits.depth }, where.part)
  }
  if (depth !== 0) refuse('file-broken', where, where.part)
}

function firstSpace(raw: string): number {
  for (let at = 0; at < raw.length; at++) if (raw.charCodeAt(at) <= 32) return at
  return -1
}

function localName(qualified: string): string {
  const colon = qualified.indexOf(':')
  return colon < 0 ? qualified : qualified.slice(colon + 1)
}

/** Position after a tag; a `>` inside a quoted value does not end it. */
function tagEnd(xml: string, open: number, where: PartName): number {
  let end = xml.indexOf('>', open)
  let from = open
  while (end >= 0) {
    const quote = openQuote(xml, from, end)
    if (quote === undefined) return end + 1
    from = xml.indexOf(quote.mark, quote.at + 1) + 1
    if (from === 0) break
    if (from > end) end = xml.indexOf('>', from)
  }
  return refuse('file-broken', where, where.part)
}

/** The first quote between two positions that is still open at the second. */
function openQuote(xml: string, from: number, to: number): { mark: string; at: number } | undefined {
  for (let at = from; at < to; at++) {
    const mark = xml[at]
    if (mark !== '"' && mark !== "'") continue
    const close = xml.indexOf(mark, at + 1)
    if (close < 0 || close > to) return { mark, at }
    at = close
  }
  return undefined
}

/** Comments and processing instructions are passed over; CDATA is text. */
function skipSpecial(xml: string, open: number, listener: XmlTagListener, where: PartName): number {
  const cdata = xml.startsWith('<![CDATA[', open)
  const terminator = cdata ? ']]>' : xml.startsWith('<!--', open) ? '-->' : '>'
  const end = xml.indexOf(terminator, open)
  if (end < 0) refuse('file-broken', where, where.part)
  if (cdata) listener.text(xml.slice(open + 9, end))
  return end + terminator.length
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five named entities of XML and the numeric ones. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal?: string, hex?: string, word?: string) => {
    if (word !== undefined) return named[word] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** One attribute out of the raw string of a tag, by its name as written (with prefix). */
export function attributeOf(attributes: string, attribute: string): string | undefined {
  const length = attribute.length
  for (let at = attributes.indexOf(attribute); at >= 0; at = attributes.indexOf(attribute, at + 1)) {
    if (attributes.charCodeAt(at + length) !== 61 || attributes.charCodeAt(at - 1) > 32) continue
    const quote = attributes[at + length + 1] ?? '"'
    const end = attributes.indexOf(quote, at + length + 2)
    return end < 0 ? undefined : decodeEntities(attributes.slice(at + length + 2, end))
  }
  return undefined
}

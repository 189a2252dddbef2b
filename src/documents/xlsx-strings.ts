import { decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** Collects the text of a string item: runs joined, phonetic runs (ふりがな) left out. */
export interface StringCollector {
  open(element: string): void
  close(element: string): void
  text(text: string): void
  /** The text collected so far; the next string begins. */
  take(): string
}

export function collectString(): StringCollector {
  let collected = ''
  let inText = false
  let phonetic = 0
  return {
    open(element) {
      if (element === 'rPh') phonetic++
      inText = element === 't' && phonetic === 0
    },
    close(element) {
      if (element === 'rPh') phonetic--
      if (element === 't') inText = false
    },
    text(text) {
      if (inText) collected += text
    },
    take() {
      const whole = cleanBreaks(collected)
      collected = ''
      return whole
    },
  }
}

/** Excel writes control characters as `_x000D_`, and a literal `_x` as `_x005F_x`; a line ends with \n alone. */
export function cleanBreaks(text: string): string {
  const decoded = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded
}

/** The table of strings that cells point to; empty where the workbook has none. */
export function readSharedStrings(container: Container, part: string, name: string): string[] {
  const bytes = container.part(part)
  if (bytes === undefined) return []
  const strings: string[] = []
  const collector = collectString()
  const close = (element: string) => {
    collector.close(element)
    if (element === 'si') strings.push(collector.take())
  }
  scanXml(decodeXml(bytes, { name, part }), { open: collector.open, close, text: collector.text }, { name, part })
  return strings
}

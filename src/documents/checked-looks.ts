import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** Colours that are the paper's own: black words, a white ground. */
const ordinary = /^(?:(?:FF|00)?(?:000000|FFFFFF)|theme=[01]|indexed=(?:0|1|8|9|64|65)|auto=1)$/i

/** How the words of each cell style look (見た目: 太字・斜体・下線・取消線・文字色・網掛け), as a key; empty where they look as the workbook's words do. */
export function readLooks(container: Container, part: string, name: string): string[] {
  const bytes = container.part(part)
  if (bytes === undefined) return []
  const fonts: string[] = []
  const fills: string[] = []
  const looks: string[] = []
  let within = ''
  const open = (element: string, attributes: string) => {
    if (/^(?:fonts|fills|cellXfs)$/.test(element)) within = element
    else if (within === 'fonts') addFont(fonts, element, attributes)
    else if (within === 'fills') addFill(fills, element, attributes)
    else if (within === 'cellXfs' && element === 'xf') {
      const font = fonts[Number(attributeOf(attributes, 'fontId') ?? '0')] ?? ''
      const fill = fills[Number(attributeOf(attributes, 'fillId') ?? '0')] ?? ''
      looks.push(`${font === fonts[0] ? '' : font}${fill}`)
    }
  }
  const close = (element: string) => {
    if (element === within) within = ''
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close, text: () => {} }, { name, part })
  return looks
}

function addFont(fonts: string[], element: string, attributes: string): void {
  if (element === 'font') fonts.push('')
  const last = fonts.length - 1
  if (/^(?:b|i|u|strike)$/.test(element) && !/^(?:0|false|none)$/.test(attributeOf(attributes, 'val') ?? ''))
    fonts[last] += `${element} `
  if (element === 'color') fonts[last] += colourOf(attributes)
}

function addFill(fills: string[], element: string, attributes: string): void {
  if (element === 'fill') fills.push('')
  const last = fills.length - 1
  const pattern = attributeOf(attributes, 'patternType') ?? ''
  if (element === 'patternFill' && !/^(?:none|gray125|solid)?$/.test(pattern)) fills[last] += `${pattern} `
  if (element === 'fgColor' || element === 'color') fills[last] += colourOf(attributes)
}

function colourOf(attributes: string): string {
  const words = ['rgb', 'theme', 'indexed', 'auto'].flatMap((kind) => {
    const value = attributeOf(attributes, kind)
    return value === undefined ? [] : [kind === 'rgb' ? value : `${kind}=${value}`]
  })
  const [first = ''] = words
  return first === '' || (ordinary.test(first) && attributeOf(attributes, 'tint') === undefined) ? '' : `${words.join(' ')} `
}

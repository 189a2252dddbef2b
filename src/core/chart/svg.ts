/** Attributes of an SVG element; numbers are lengths in points. What is `undefined` is left out. */
export type SvgAttributes = Record<string, string | number | undefined>

/** An SVG element (図形) on lines of its own, so that a person can read the drawing. */
export function element(name: string, attributes: SvgAttributes, ...children: string[]): string {
  const open = `<${name}${writeAttributes(attributes)}`
  if (children.length === 0) return `${open}/>`
  return `${open}>\n${children.map((child) => child.replace(/^/gm, '  ')).join('\n')}\n</${name}>`
}

/** Words of a drawing: text, never markup. */
export function words(text: string, attributes: SvgAttributes): string {
  return `<text${writeAttributes(attributes)}>${escapeXml(text)}</text>`
}

/** A drawing of this size, its words in the typeface of our papers. `title`: what it is, for those who do not see it. */
export function drawing(title: string, width: number, height: number, ...children: string[]): string {
  return element(
    'svg',
    {
      role: 'img',
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      'font-family': 'BIZ UDGothic, Noto Sans JP, Noto Sans Symbols 2, sans-serif',
    },
    `<title>${escapeXml(title)}</title>`,
    ...children,
  )
}

const round = (length: number) => Math.round(length * 100) / 100

function writeAttributes(attributes: SvgAttributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`],
    )
    .join('')
}

/** Text for XML; control characters, which it cannot hold, are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

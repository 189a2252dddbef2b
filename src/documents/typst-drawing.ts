import { widthOfText } from '#core/chart/scale.ts'
import type { Picture } from '#core/paper/picture.ts'
import { points } from './paper-size.ts'
import { attributeOf, decodeEntities } from './scan-xml.ts'
import { literal } from './typst-literal.ts'

/**
 * A drawing of ours (図) for Typst: its shapes as SVG, its words as words of the paper. Within an SVG each drawing would bring its typefaces
 * along once more: a hundred charts, several megabytes.
 */
export function drawingOf(svg: string, { alt, width, height }: Picture, show: (text: string) => string): string {
  const scale = width / Number(attributeOf(svg, 'width') ?? width)
  const written: string[] = []
  const shapes = svg.replace(/\s*<text([^>]*)>([^<]*)<\/text>/g, (_, attributes: string, text: string) => {
    written.push(wordsOf(attributes, show(decodeEntities(text)), scale))
    return ''
  })
  const size = `width: ${points(width)}, height: ${points(height)}`
  return `box(${size}, [#image(bytes(${literal(shapes)}), format: "svg", ${size}, alt: ${literal(alt)})${written.join('')}])`
}

/** Words by the left end of their baseline, with a halo where the drawing gives them one. */
function wordsOf(attributes: string, text: string, scale: number): string {
  const of = (name: string, usual: string) => attributeOf(attributes, name) ?? usual
  const size = Number(of('font-size', '8'))
  const share = { start: 0, middle: 0.5, end: 1 }[of('text-anchor', 'start')] ?? Number('0')
  const left = (Number(of('x', '0')) - widthOfText(text, size) * share) * scale
  const set = [
    `size: ${points(size * scale)}`,
    ...(of('font-weight', '400') === '700' ? ['weight: "bold"'] : []),
    'top-edge: "baseline"',
    'bottom-edge: "baseline"',
  ].join(', ')
  const place = (look: string) =>
    `#place(top + left, dx: ${points(left)}, dy: ${points(Number(of('y', '0')) * scale)}, box(width: ${points((widthOfText(text, size) + 20) * scale)}, text(${set}, ${look}, ${literal(text)})))`
  const ink = place(`fill: rgb(${literal(of('fill', '#000000'))})`)
  const halo = attributeOf(attributes, 'stroke')
  if (halo === undefined) return ink
  const paint = `rgb(${literal(halo)})`
  return `${place(`fill: ${paint}, stroke: ${points(Number(of('stroke-width', '2')) * scale)} + ${paint}`)}${ink}`
}

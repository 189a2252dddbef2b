import type { Pictures } from '#core/paper/paper.ts'
import { type LyingPicture, type Picture, type PictureInWords, wholeOf, wordsAndPictures } from '#core/paper/picture.ts'
import { points } from './paper-size.ts'
import type { DrawnPictures } from './picture-files.ts'
import { drawingOf } from './typst-drawing.ts'
import { literal } from './typst-literal.ts'

/** Pictures of a program of Typst: their files, and how words in them are shown. */
export interface PictureMatter {
  show: (text: string) => string
  drawn: DrawnPictures
  /** Bytes by the names under which the program asks for them. */
  files: Map<string, Uint8Array>
}

/** Pictures beside each other (図), in lines as words are. */
export function picturesOf(
  { pictures, gap, across = 'left', before, after, keep, over }: Pictures,
  matter: PictureMatter,
): string {
  if (over) {
    const corner = over.from === 'page' ? 'top + left' : 'left'
    const at = `dx: ${points(over.left)}, dy: ${points(over.top)}`
    return pictures.map((picture) => `#place(${corner}, ${at}, ${imageOf(picture, matter)})`).join('\n')
  }
  const space = [
    ...(keep ? ['sticky: true'] : []),
    ...(before === undefined ? [] : [`above: ${points(before)}`]),
    ...(after === undefined ? [] : [`below: ${points(after)}`]),
  ]
  const boxes = pictures.map((picture) => `#box(${imageOf(picture, matter)})`)
  return `#block(${['width: 100%', ...space].join(', ')}, align(${across})[${boxes.join(gap ? `#h(${points(gap)}, weak: true)` : '')}])`
}

/** What lies over a row of a table, from its last column's end: `width` of the table. */
export function lyingOf(pictures: LyingPicture[], width: number, matter: PictureMatter): string {
  return pictures
    .map(
      (picture) =>
        `#place(top + left, dx: ${points(picture.left - width)}, dy: ${points(picture.top)}, ${imageOf(picture, matter)})`,
    )
    .join('')
}

/** The words of a cell with the pictures between their lines. `write`: makes content of words. */
export function wordsWithPictures(
  text: string,
  pictures: PictureInWords[],
  write: (text: string) => string,
  matter: PictureMatter,
): string {
  const parts = wordsAndPictures(text, pictures).map((part) => (typeof part === 'string' ? write(part) : imageOf(part, matter)))
  return `stack(dir: ttb, spacing: 2pt, ${parts.join(', ')})`
}

/** A picture as Typst draws it; one that cannot be read leaves its room empty. */
function imageOf(picture: Picture, { show, drawn, files }: PictureMatter): string {
  const { image, alt, width, height } = picture
  const size = `width: ${points(width)}, height: ${points(height)}`
  const said = `alt: ${literal(alt)}`
  if (image.kind === 'svg') return drawingOf(image.svg, picture, show)
  const name = drawn.nameOf(image, alt)
  if (name === undefined) return `block(${size})`
  files.set(name, image.bytes)
  if (!picture.crop) return `image(${literal(name)}, ${size}, fit: "stretch", ${said})`
  const whole = wholeOf(picture)
  const inside = `image(${literal(name)}, width: ${points(whole.width)}, height: ${points(whole.height)}, fit: "stretch", ${said})`
  return `box(${size}, clip: true, place(top + left, dx: ${points(whole.left)}, dy: ${points(whole.top)}, ${inside}))`
}

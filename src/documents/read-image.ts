import type { Crop, Image } from '#core/paper/picture.ts'
import { pictureLimits } from './limits.ts'
import { attributeOf } from './scan-xml.ts'

/** A picture of a form (様式の図) as it can be printed, or why it cannot: 「EMF形式の図」. */
export type ReadImage = { image: Exclude<Image, { kind: 'svg' }> } | { left: string }

/** Tells a picture by its first bytes, whatever its name says. Too large a one is not taken: unpacked it would fill the memory. */
export function readImage(bytes: Uint8Array | undefined): ReadImage {
  if (bytes === undefined || bytes.length === 0) return { left: '中身のない図' }
  const kind = kinds.find(({ begins }) => begins.every((byte, at) => byte === undefined || bytes[at] === byte))
  if (kind?.name !== 'png' && kind?.name !== 'jpeg') return { left: `${kind?.name ?? '形式の分からない'}図` }
  if (bytes.length > pictureLimits.bytes) return { left: '大きすぎる図' }
  const size = kind.name === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (size === undefined) return { left: '壊れている図' }
  const [width, height] = size
  return width * height > pictureLimits.pixels ? { left: '大きすぎる図' } : { image: { kind: kind.name, bytes } }
}

const kinds: { name: string; begins: (number | undefined)[] }[] = [
  { name: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { name: 'jpeg', begins: [0xff, 0xd8, 0xff] },
  { name: 'GIF形式の', begins: [0x47, 0x49, 0x46, 0x38] },
  { name: 'EMF形式の', begins: [0x01, 0x00, 0x00, 0x00] },
  { name: 'WMF形式の', begins: [0xd7, 0xcd, 0xc6, 0x9a] },
  { name: 'BMP形式の', begins: [0x42, 0x4d] },
  { name: 'TIFF形式の', begins: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'TIFF形式の', begins: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'SVG形式の', begins: [0x3c] },
]

function pngSize(bytes: Uint8Array): [number, number] | undefined {
  if (bytes.length < 33) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  return width > 0 && height > 0 ? [width, height] : undefined
}

/** From the frame header, which stands behind other segments of any number. */
function jpegSize(bytes: Uint8Array): [number, number] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] as number
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return width > 0 && height > 0 ? [width, height] : undefined
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** What an element `srcRect` cuts off a picture (トリミング), nothing where it cuts nothing; `false` where it does what paper cannot. */
export function readCrop(attributes: string): Crop | undefined | false {
  const side = (name: string) => {
    const written = attributeOf(attributes, name) ?? '0'
    return written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written) / 100_000
  }
  const crop: Crop = { left: side('l'), top: side('t'), right: side('r'), bottom: side('b') }
  const sides = Object.values(crop)
  if (sides.every((share) => share === 0)) return undefined
  const isCut = sides.every((share) => share >= 0) && crop.left + crop.right < 0.98 && crop.top + crop.bottom < 0.98
  return isCut ? crop : false
}

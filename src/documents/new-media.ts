import type { Picture } from '#core/paper/picture.ts'

/** Picture files of a new Office file (図のファイル): each once, however often it is seen. */
export interface NewMedia {
  /** Its number from 1; `undefined` for a drawing of ours, whose figures the tables hold. */
  numberOf(picture: Picture): number | undefined
  /** By their names: `image1.png`. */
  files: Record<string, Uint8Array>
}

/** Begins without pictures. */
export function newMedia(): NewMedia {
  const numbers = new Map<Uint8Array, number>()
  const files: Record<string, Uint8Array> = {}
  return {
    files,
    numberOf({ image }) {
      if (image.kind === 'svg') return undefined
      const number = numbers.get(image.bytes) ?? numbers.size + 1
      if (!numbers.has(image.bytes)) files[`image${number}.${image.kind}`] = image.bytes
      numbers.set(image.bytes, number)
      return number
    },
  }
}

/** What an Office file says of the kinds of its pictures; nothing where it has none. */
export function mediaTypes({ files }: NewMedia): string {
  const kinds = [...new Set(Object.keys(files).map((name) => name.slice(name.lastIndexOf('.') + 1)))]
  return kinds.map((kind) => `<Default Extension="${kind}" ContentType="image/${kind}"/>`).join('')
}

/** A length as drawings of Office files take it (EMU). */
export const emu = (points: number): number => Math.round(points * 12_700)

const main = 'http://schemas.openxmlformats.org/drawingml/2006/main'

/** The picture itself, as drawings of a workbook (`xdr`) and of a Word file (`pic`) hold it. `name`: its alternative text, escaped. */
export function pictureXml(
  prefix: 'xdr' | 'pic',
  number: number,
  id: number,
  name: string,
  { width, height, crop }: Picture,
): string {
  const space = prefix === 'pic' ? ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"' : ''
  const share = (part: number) => Math.round(part * 100_000)
  const cut = crop
    ? `<a:srcRect l="${share(crop.left)}" t="${share(crop.top)}" r="${share(crop.right)}" b="${share(crop.bottom)}"/>`
    : ''
  const blip = `<${prefix}:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdPicture${number}"/>${cut}<a:stretch><a:fillRect/></a:stretch></${prefix}:blipFill>`
  const shape = `<${prefix}:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></${prefix}:spPr>`
  return `<${prefix}:pic xmlns:a="${main}"${space}><${prefix}:nvPicPr><${prefix}:cNvPr id="${id}" name="図 ${id}" descr="${name}"/><${prefix}:cNvPicPr><a:picLocks noChangeAspect="1"/></${prefix}:cNvPicPr></${prefix}:nvPicPr>${blip}${shape}</${prefix}:pic>`
}

import { deflateSync } from 'node:zlib'

/** A page by hand: its drawing operators, and what turns it. */
export interface HandPage {
  content: string
  width?: number
  height?: number
  rotate?: 0 | 90 | 180 | 270
  /** Objects that the page names as `/Picture`. */
  picture?: boolean
  fields?: HandField[]
}

/** A field of a form (入力欄) at a place on the page; `drawn`: the file holds how it looks, as it does where a person filled it in. */
export interface HandField {
  name: string
  value: string
  at: [left: number, bottom: number, right: number, top: number]
  drawn?: boolean
  kind?: 'text' | 'choice' | 'ticked'
  /** Not to be shown. */
  hidden?: boolean
}

/**
 * Fonts: `/J` Japanese, left to right; `/V` Japanese, downwards; `/L` Helvetica; `/R` any character, exactly as it is coded
 * (the others fold CJK radicals). None of them needs a font file.
 */
const fonts = '/J 3 0 R /V 5 0 R /L 7 0 R /R 10 0 R'

/** A minimal PDF file: what a test draws, and nothing else. `encrypted`: needs a password that nobody has. */
export function makePdf(pages: HandPage[], options: { encrypted?: boolean; compress?: boolean } = {}): Uint8Array {
  const firstField = 12 + pages.length * 2
  const fields = pages.flatMap((page) => page.fields ?? [])
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${formOf(fields, firstField)} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${12 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UCS2-H /DescendantFonts [4 0 R] >>',
    japaneseFont,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UCS2-V /DescendantFonts [4 0 R] >>',
    '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -140 /StemV 80 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'31'.repeat(32)}> /U <${'32'.repeat(32)}> >>`,
    picture,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 11 0 R >>',
    stream('<<', Buffer.from(asCoded)),
    ...pages.flatMap((page, i) => pageObjects(page, i, options.compress === true, firstField + fieldsBefore(pages, i) * 2)),
    ...fields.flatMap((field, i) => fieldObjects(field, firstField + i * 2)),
  ]
  const trailer = `/Root 1 0 R${options.encrypted ? ` /Encrypt 8 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` : ''}`
  return fileOf(objects, trailer)
}

const japaneseFont =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 /W [1 [500] 2 94 500] >>'

const picture = stream(
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  Buffer.from([0]),
)

const asCoded = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
${Array.from({ length: 3 }, (_, i) => `1 beginbfrange <${hexPage(0x2e + i)}00> <${hexPage(0x2e + i)}FF> <${hexPage(0x2e + i)}00> endbfrange`).join('\n')}
endcmap end end`

function hexPage(page: number): string {
  return page.toString(16).padStart(2, '0')
}

function fieldsBefore(pages: HandPage[], index: number): number {
  return pages.slice(0, index).reduce((sum, page) => sum + (page.fields?.length ?? 0), 0)
}

function formOf(fields: HandField[], first: number): string {
  if (fields.length === 0) return ''
  const names = fields.map((_, i) => `${first + i * 2} 0 R`).join(' ')
  return `/AcroForm << /Fields [${names}] /NeedAppearances true /DA (/J 10 Tf 0 g) /DR << /Font << ${fonts} >> >> >>`
}

/** The field with its place, and its looks. */
function fieldObjects({ name, value, at, drawn, kind = 'text', hidden }: HandField, number: number): string[] {
  const [left, bottom, right, top] = at
  const type = { text: '/FT /Tx', choice: '/FT /Ch /Ff 131072', ticked: '/FT /Btn' }[kind]
  const said =
    kind === 'ticked' ? `/V /${value} /AS /${value}` : `/V <feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`
  const looks =
    kind === 'ticked' ? `/AP << /N << /${value} ${number + 1} 0 R >> >>` : drawn ? `/AP << /N ${number + 1} 0 R >>` : ''
  const widget = `<< /Type /Annot /Subtype /Widget ${type} /T (${name}) ${said} ${looks} /Rect [${at.join(' ')}] /F ${hidden ? 2 : 4} /DA (/J 10 Tf 0 g) >>`
  const words = kind === 'ticked' ? write('レ', 1, 2) : `/Tx BMC ${write(value, 2, 4)}EMC`
  const form = `<< /Type /XObject /Subtype /Form /BBox [0 0 ${right - left} ${top - bottom}] /Resources << /Font << ${fonts} >> >>`
  return [widget, stream(form, Buffer.from(words, 'latin1'))]
}

function pageObjects(page: HandPage, index: number, compress: boolean, firstField: number): string[] {
  const box = `[0 0 ${page.width ?? 400} ${page.height ?? 300}]`
  const resources = `<< /Font << ${fonts} >> /XObject << /Picture 9 0 R >> >>`
  const annotations = page.fields ? `/Annots [${page.fields.map((_, i) => `${firstField + i * 2} 0 R`).join(' ')}]` : ''
  const dictionary = `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Rotate ${page.rotate ?? 0} /Resources ${resources} /Contents ${13 + index * 2} 0 R ${annotations} >>`
  const content = Buffer.from(page.content, 'latin1')
  return [dictionary, compress ? stream('<< /Filter /FlateDecode', deflateSync(content)) : stream('<<', content)]
}

function stream(dictionary: string, bytes: Buffer): string {
  return `${dictionary} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`
}

function fileOf(objects: string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [i, object] of objects.entries()) {
    offsets.push(file.length)
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
  }
  const index = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${index}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Text from a point (x to the right, y upwards, as PDF counts). */
export function write(
  text: string,
  x: number,
  y: number,
  options: { size?: number; font?: 'J' | 'V' | 'L' | 'R'; turn?: 0 | 90 | 270 } = {},
): string {
  const { size = 10, font = 'J', turn = 0 } = options
  const matrix = turn === 0 ? '1 0 0 1' : turn === 90 ? '0 -1 1 0' : '0 1 -1 0'
  const bytes = font === 'L' ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le').swap16()
  return `BT /${font} ${size} Tf ${matrix} ${x} ${y} Tm <${bytes.toString('hex')}> Tj ET\n`
}

/** A stroked line. */
export function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `${x1} ${y1} m ${x2} ${y2} l S\n`
}

/** A rectangle: `S` stroked, `f` filled. */
export function box(x: number, y: number, width: number, height: number, paint: 'S' | 'f' = 'S'): string {
  return `${x} ${y} ${width} ${height} re ${paint}\n`
}

/** Ruling lines at all these places, from the first to the last of the others. */
export function lattice(xs: number[], ys: number[]): string {
  const across = ys.map((y) => rule(xs[0]!, y, xs.at(-1)!, y))
  const down = xs.map((x) => rule(x, ys[0]!, x, ys.at(-1)!))
  return [...across, ...down].join('')
}

import type { Line, Look } from '#core/paper/look.ts'
import type { Paper, PaperBlock, PaperCell, PaperRow, PaperTable, Pictures } from '#core/paper/paper.ts'
import { type Picture, type PictureInWords, wholeOf, wordsAndPictures } from '#core/paper/picture.ts'
import { points } from './paper-size.ts'

/** Writes a paper as one HTML page (ウェブページ) that needs nothing else: tables with their spans and looks; text is text. */
export function writeHtml({ title, blocks }: Paper): Uint8Array {
  const looks = new Map<string, string>()
  const body = blocks.map((block) => blockHtml(block, looks)).join('\n')
  const rules = [...looks].map(([rule, name]) => `.${name}{${rule}}`).join('\n')
  return new TextEncoder().encode(`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
body{font-family:"BIZ UDゴシック","BIZ UDGothic",sans-serif;margin:1.5rem;color:#000;background:#fff}
table{border-collapse:collapse;table-layout:fixed;margin:0 0 .75rem}
td,th{white-space:pre-wrap;overflow-wrap:anywhere;padding:1.5pt 2pt;font-weight:inherit;text-align:left;vertical-align:top}
p,h1,h2,h3{white-space:pre-wrap;margin:.25rem 0;font-size:inherit;font-weight:inherit}
figure{margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.75rem}
.over{position:relative;width:0;height:0;padding:0}
.over>*{position:absolute}
.cut{display:inline-block;overflow:hidden}
.page{break-after:page;margin-bottom:2rem}
${rules}
</style>
</head>
<body>
${body}
</body>
</html>
`)
}

/** Text within HTML, its lines as lines; control characters, which it cannot hold, are left out. */
function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r\n?|\n/g, '<br>')
}

function blockHtml(block: PaperBlock, looks: Map<string, string>): string {
  if (block.type === 'pageBreak') return '<div class="page"></div>'
  if (block.type === 'table') return tableHtml(block, looks)
  if (block.type === 'pictures') return picturesHtml(block, looks)
  if (block.type === 'page' && block.pictures) return picturesHtml({ type: 'pictures', pictures: block.pictures }, looks)
  if (block.type !== 'paragraph' || block.text.trim() === '') return ''
  const tag = block.heading === undefined ? 'p' : `h${block.heading}`
  return `<${tag}${classOf(block.look, looks)}>${escapeHtml(block.text)}</${tag}>`
}

function picturesHtml({ pictures, over }: Pictures, looks: Map<string, string>): string {
  if (over) return `<div class="over">${pictures.map((picture) => pictureHtml(picture, looks, over)).join('')}</div>`
  return `<figure>${pictures.map((picture) => pictureHtml(picture, looks)).join('')}</figure>`
}

/** A picture within the page itself: nothing is fetched. `at`: over what is there, so far from it. */
function pictureHtml(picture: Picture, looks: Map<string, string>, at?: { left: number; top: number }): string {
  const { image, alt, width, height } = picture
  const bytes = image.kind === 'svg' ? Buffer.from(image.svg) : Buffer.from(image.bytes)
  const kind = image.kind === 'svg' ? 'svg+xml' : image.kind
  const place = at ? `;left:${points(at.left)};top:${points(at.top)}` : ''
  const rule = classOf({}, looks, `width:${points(width)};height:${points(height)}${place}`)
  const seen = `src="data:image/${kind};base64,${bytes.toString('base64')}" alt="${escapeHtml(alt).replaceAll('<br>', ' ')}"`
  if (!picture.crop) return `<img${rule} ${seen}>`
  const whole = wholeOf(picture)
  const size = `width:${points(whole.width)};height:${points(whole.height)};margin:${points(whole.top)} 0 0 ${points(whole.left)}`
  return `<span${rule.replace('"', '"cut ')}><img${classOf({}, looks, size)} ${seen}></span>`
}

/** After the last cell of a row, without room of its own: what lies over the row. */
function lyingHtml({ pictures = [] }: PaperRow, width: number, looks: Map<string, string>): string {
  if (pictures.length === 0) return ''
  const shown = pictures.map((one) => pictureHtml(one, looks, { left: one.left - width, top: one.top }))
  return `<td class="over"><div class="over">${shown.join('')}</div></td>`
}

function tableHtml({ columns, rows, headRows = 0 }: PaperTable, looks: Map<string, string>): string {
  const widths = columns.map((width) => `<col${classOf({}, looks, `width:${points(width)}`)}>`).join('')
  const width = columns.reduce((sum, one) => sum + one, 0)
  const total = classOf({}, looks, `width:${points(width)}`)
  const taken = rows.map(() => new Set<number>())
  for (const [row, { cells }] of rows.entries())
    for (const { col, colSpan = 1, rowSpan = 1 } of cells)
      for (let down = 0; down < rowSpan; down++) for (let over = 0; over < colSpan; over++) taken[row + down]?.add(col + over)
  const written = rows.map((one, row) => {
    const { height, cells } = one
    const own = new Map(cells.map((cell) => [cell.col, cell]))
    const inside = columns.map((_, col) => {
      const cell = own.get(col)
      if (cell) return cellHtml(cell, looks)
      return taken[row]?.has(col) ? '' : '<td></td>'
    })
    return `<tr${height ? classOf({}, looks, `height:${points(height)}`) : ''}>${inside.join('')}${lyingHtml(one, width, looks)}</tr>`
  })
  const head = headRows > 0 ? `<thead>${written.slice(0, headRows).join('\n')}</thead>` : ''
  return `<table${total}><colgroup>${widths}</colgroup>${head}<tbody>${written.slice(headRows).join('\n')}</tbody></table>`
}

function cellHtml({ text, look, colSpan = 1, rowSpan = 1, pictures }: PaperCell, looks: Map<string, string>): string {
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  return `<td${spans}${classOf(look, looks)}>${pictures ? mixedHtml(text, pictures, looks) : escapeHtml(text)}</td>`
}

/** Words with pictures between their lines. */
function mixedHtml(text: string, pictures: PictureInWords[], looks: Map<string, string>): string {
  return wordsAndPictures(text, pictures)
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : pictureHtml(part, looks)))
    .join('<br>')
}

/** The class of a look: each is written once. */
function classOf(look: Look, looks: Map<string, string>, more = ''): string {
  const rule = [...rulesOf(look), ...(more === '' ? [] : [more])].join(';')
  if (rule === '') return ''
  const name = looks.get(rule) ?? `l${looks.size + 1}`
  looks.set(rule, name)
  return ` class="${name}"`
}

function rulesOf({ size, bold, italic, underline, colour, fill, across, down, indent, upright, lines }: Look): string[] {
  return [
    ...(size === undefined ? [] : [`font-size:${points(size)}`]),
    ...(bold ? ['font-weight:bold'] : []),
    ...(italic ? ['font-style:italic'] : []),
    ...(underline ? ['text-decoration:underline'] : []),
    ...(colour === undefined ? [] : [`color:${colour}`]),
    ...(fill === undefined ? [] : [`background:${fill}`]),
    ...(across === undefined || across === 'left' ? [] : [`text-align:${across}`]),
    ...(down === undefined || down === 'top' ? [] : [`vertical-align:${down}`]),
    ...(indent === undefined ? [] : [`padding-left:${points(indent)}`]),
    ...(upright ? ['writing-mode:vertical-rl'] : []),
    ...(['top', 'right', 'bottom', 'left'] as const).flatMap((side) => lineRule(side, lines?.[side])),
  ]
}

function lineRule(side: string, line: Line | undefined): string[] {
  return line ? [`border-${side}:${points(Math.max(0.5, line.width))} ${line.dash ?? 'solid'} ${line.colour}`] : []
}

import { clipBy, holdWithin } from './pdf-clip.ts'
import { type Glyph, liesOn, placeGlyph, seenCharacter } from './pdf-glyph.ts'
import { pdfLimits } from './pdf-limits.ts'
import { combine, type Matrix, readMatrix, scaleOf } from './pdf-matrix.ts'
import { type Box, type Drawing, readPath } from './pdf-path.ts'

/** What stands on a page (紙面): characters, lines and areas, in points from its top left. */
export interface PageMarks extends Drawing {
  glyphs: Glyph[]
}

/** What must be known of a font to place its characters. */
export interface PdfFont {
  /** Ems a unit of width. */
  unit: number
  vertical: boolean
  /** Advance downwards of a vertical font's characters, in its units. */
  advanceDown: number
}

/** A page as pdfjs hands it over: numbered operators with their arguments. */
export interface PageProgram {
  operators: readonly number[]
  operands: readonly unknown[]
  fonts: (name: string) => PdfFont
  /** From the page's own space to points from its top left, rotation included. */
  base: Matrix
  /** Of the page, in points. */
  size: { width: number; height: number }
  /** pdfjs' numbers of the operators. */
  codes: Record<string, number>
}

interface State {
  ctm: Matrix
  /** The part of the page that shows; all of it where it is not told. */
  clip?: Box
  lineWidth: number
  fillColour: string
  font: PdfFont
  fontSize: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  rise: number
  leading: number
}

interface Walk {
  state: State
  saved: State[]
  /** Text matrix, and that of the line's start. */
  text: Matrix
  line: Matrix
  base: Matrix
  fonts: (name: string) => PdfFont
  pieces: number
  /** The next path cuts what shows. */
  clips: boolean
  page: Box
  marks: PageMarks
}

type Step = (walk: Walk, operands: readonly unknown[]) => void

const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Follows a page's operators and notes what they put on paper; stops where that is more than a page can hold. */
export function readMarks(program: PageProgram): PageMarks {
  const walk: Walk = {
    state: startState(program.base),
    saved: [],
    text: identity,
    line: identity,
    base: program.base,
    fonts: program.fonts,
    pieces: 0,
    clips: false,
    page: [0, 0, program.size.width, program.size.height],
    marks: { glyphs: [], horizontal: [], vertical: [], fills: [] },
  }
  const byCode = new Map(Object.entries(stepsFor(program.codes)).map(([name, step]) => [program.codes[name], step]))
  for (let i = 0; i < program.operators.length && walk.marks.glyphs.length <= pdfLimits.glyphs; i++) {
    const operands = program.operands[i]
    byCode.get(program.operators[i])?.(walk, Array.isArray(operands) || operands instanceof Float32Array ? [...operands] : [])
  }
  return walk.marks
}

function startState(ctm: Matrix): State {
  const font = { unit: 0.001, vertical: false, advanceDown: -1000 }
  const text = { font, fontSize: 0, charSpacing: 0, wordSpacing: 0, stretch: 1, rise: 0, leading: 0 }
  return { ctm, lineWidth: 1, fillColour: '#000000', ...text }
}

/** What each operator does. An operator that is not here leaves no mark. */
function stepsFor(codes: Record<string, number>): Record<string, Step> {
  return { ...graphicsSteps, ...textSteps, constructPath: (walk, operands) => paintPath(walk, operands, codes) }
}

const save: Step = (walk) => {
  if (walk.saved.length < 512) walk.saved.push({ ...walk.state })
}
const restore: Step = (walk) => {
  walk.state = walk.saved.pop() ?? walk.state
}
const transform = (walk: Walk, numbers: unknown): void => {
  const matrix = readMatrix(numbers)
  if (matrix) walk.state.ctm = combine(walk.state.ctm, matrix)
}

const cut: Step = (walk) => {
  walk.clips = true
}

const graphicsSteps: Record<string, Step> = {
  save,
  restore,
  clip: cut,
  eoClip: cut,
  transform: (walk, operands) => transform(walk, operands),
  setLineWidth: (walk, [width]) => {
    walk.state.lineWidth = number(width)
  },
  setFillRGBColor: (walk, [colour]) => {
    walk.state.fillColour = typeof colour === 'string' ? colour : 'other'
  },
  setFillColorN: (walk) => {
    walk.state.fillColour = 'pattern'
  },
  setFillTransparent: (walk) => {
    walk.state.fillColour = 'none'
  },
  paintFormXObjectBegin: (walk, [matrix]) => {
    save(walk, [])
    transform(walk, matrix)
  },
  paintFormXObjectEnd: restore,
  beginGroup: (walk, [group]) => {
    save(walk, [])
    if (typeof group === 'object' && group !== null && 'matrix' in group) transform(walk, group.matrix)
  },
  endGroup: restore,
  beginAnnotation: (walk, [, , placed, own]) => {
    save(walk, [])
    walk.state = startState(walk.base)
    transform(walk, placed)
    transform(walk, own)
  },
  endAnnotation: restore,
}

const textSteps: Record<string, Step> = {
  beginText: (walk) => {
    walk.text = walk.line = identity
  },
  setFont: (walk, [name, size]) => {
    walk.state.font = walk.fonts(String(name))
    walk.state.fontSize = number(size)
  },
  setCharSpacing: (walk, [spacing]) => {
    walk.state.charSpacing = number(spacing)
  },
  setWordSpacing: (walk, [spacing]) => {
    walk.state.wordSpacing = number(spacing)
  },
  setHScale: (walk, [percent]) => {
    walk.state.stretch = number(percent) / 100
  },
  setTextRise: (walk, [rise]) => {
    walk.state.rise = number(rise)
  },
  setLeading: (walk, [leading]) => {
    walk.state.leading = -number(leading)
  },
  setTextMatrix: (walk, operands) => {
    const matrix = readMatrix(operands[0]) ?? readMatrix(operands)
    if (matrix) walk.text = walk.line = matrix
  },
  moveText: (walk, [x, y]) => moveLine(walk, number(x), number(y)),
  setLeadingMoveText: (walk, [x, y]) => {
    walk.state.leading = number(y)
    moveLine(walk, number(x), number(y))
  },
  nextLine: (walk) => moveLine(walk, 0, walk.state.leading),
  showText: (walk, [glyphs]) => {
    if (Array.isArray(glyphs)) showText(walk, glyphs)
  },
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function moveLine(walk: Walk, x: number, y: number): void {
  walk.line = combine(walk.line, [1, 0, 0, 1, x, y])
  walk.text = walk.line
}

/** Strings come as pdfjs' glyphs, with numbers between them where the file moves the pen (thousandths of an em). */
function showText(walk: Walk, glyphs: readonly unknown[]): void {
  const { font, fontSize, charSpacing, wordSpacing, stretch, rise, ctm, clip } = walk.state
  walk.pieces += 1
  const along = font.vertical ? -1 : 1
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      advance(walk, (-along * glyph * fontSize) / 1000)
    } else if (isPdfGlyph(glyph)) {
      const width = (font.vertical ? -(glyph.vmetric?.[0] ?? font.advanceDown) : glyph.width) * font.unit
      const matrix = combine(ctm, combine(walk.text, [fontSize * stretch, 0, 0, fontSize, 0, rise]))
      const mark = placeGlyph(seenCharacter(glyph.unicode, width), matrix, width, font.vertical, walk.pieces)
      if (mark && glyph.unicode !== '') walk.marks.glyphs.push(clip && liesOn(mark, walk.page) ? holdWithin(mark, clip) : mark)
      advance(walk, width * fontSize + along * (charSpacing + (glyph.isSpace ? wordSpacing : 0)))
    }
  }
}

function advance(walk: Walk, length: number): void {
  const step: Matrix = walk.state.font.vertical ? [1, 0, 0, 1, 0, -length] : [1, 0, 0, 1, length * walk.state.stretch, 0]
  walk.text = combine(walk.text, step)
}

interface PdfGlyph {
  unicode: string
  width: number
  vmetric?: number[] | null
  isSpace: boolean
}

function isPdfGlyph(glyph: unknown): glyph is PdfGlyph {
  return typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && 'width' in glyph
}

const strokes = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
const fills = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']

function paintPath(walk: Walk, operands: readonly unknown[], codes: Record<string, number>): void {
  const [painter, packed, extent] = operands
  if (walk.clips) {
    const clip = clipBy(walk.state.clip, extent, walk.state.ctm)
    if (clip) walk.state.clip = clip
    walk.clips = false
  }
  const path: unknown = Array.isArray(packed) ? packed[0] : undefined
  if (!(path instanceof Float32Array)) return
  const { ctm, lineWidth, fillColour } = walk.state
  const stroked = strokes.some((name) => codes[name] === painter)
  const filled = fillColour !== 'none' && fills.some((name) => codes[name] === painter)
  const paint = { ...(stroked ? { stroke: lineWidth * scaleOf(ctm) } : {}), ...(filled ? { fill: fillColour } : {}) }
  if (stroked || filled) readPath(path, ctm, paint, walk.marks)
}

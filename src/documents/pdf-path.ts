import { type Matrix, place } from './pdf-matrix.ts'

/** A straight ruling line (罫線), in points from the page's top left. `at`: y of a horizontal, x of a vertical one. */
export interface Rule {
  at: number
  from: number
  to: number
  width: number
  /** Not drawn: the end of the page, where cells are cut that go on beyond it. */
  cut?: true
}

/** An area painted over: x, y of its corners, and its colour as the file says it. */
export interface Fill {
  box: Box
  colour: string
}

/** Left, top, right, bottom, in points from the page's top left. */
export type Box = [left: number, top: number, right: number, bottom: number]

/** What a page draws besides text. */
export interface Drawing {
  horizontal: Rule[]
  vertical: Rule[]
  fills: Fill[]
}

/** Thickest filled bar that is still a line rather than an area. */
const thickestRule = 3.2
/** Largest rounded corner of a box that is read as a square one. */
const largestCorner = 14
/** How far the ends of a line may be out of true. */
const slack = 0.7

type Point = [x: number, y: number]
type Subpath = { points: Point[]; curved: boolean; closed: boolean }

/** Adds what a painted path draws: edges of a stroked one, thin bars and areas of a filled one. */
export function readPath(path: Float32Array, ctm: Matrix, paint: { stroke?: number; fill?: string }, drawing: Drawing): void {
  for (const subpath of subpathsOf(path, ctm)) {
    if (paint.fill !== undefined) addFilled(subpath, paint.fill, drawing)
    if (paint.stroke !== undefined) addStroked(subpath, paint.stroke, drawing)
  }
}

/** pdfjs packs a path as numbers: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close. */
function subpathsOf(path: Float32Array, ctm: Matrix): Subpath[] {
  const subpaths: Subpath[] = []
  let current: Subpath = { points: [], curved: false, closed: false }
  const point = (i: number): Point => place(ctm, path[i]!, path[i + 1]!)
  for (let i = 0; i < path.length; ) {
    const step = path[i]
    if (step === 0) {
      current = { points: [point(i + 1)], curved: false, closed: false }
      subpaths.push(current)
      i += 3
    } else if (step === 1) {
      current.points.push(point(i + 1))
      i += 3
    } else if (step === 2 || step === 3) {
      const end = step === 2 ? i + 5 : i + 3
      addCurve(current, point(i + 1), point(end))
      i = end + 2
    } else {
      current.closed = true
      i += 1
    }
  }
  return subpaths
}

/** A rounded corner becomes a square one; any other curve is no ruling line, so that its chord must be neither. */
function addCurve(subpath: Subpath, control: Point, end: Point): void {
  const start = subpath.points.at(-1)
  if (!start) return
  const [dx, dy] = [Math.abs(end[0] - start[0]), Math.abs(end[1] - start[1])]
  if (dx <= largestCorner && dy <= largestCorner) {
    const leavesAcross = Math.abs(control[0] - start[0]) >= Math.abs(control[1] - start[1])
    subpath.points.push(leavesAcross ? [end[0], start[1]] : [start[0], end[1]], end)
  } else {
    subpath.curved = true
    subpath.points.push(end)
  }
}

function addStroked(subpath: Subpath, width: number, drawing: Drawing): void {
  const { points } = subpath
  for (let i = 1; i < points.length; i++) addEdge(points[i - 1]!, points[i]!, width, drawing)
  if (subpath.closed && points.length > 2) addEdge(points.at(-1)!, points[0]!, width, drawing)
}

function addEdge(a: Point, b: Point, width: number, drawing: Drawing): void {
  const [dx, dy] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])]
  if (dy <= slack && dx > dy) {
    drawing.horizontal.push({ at: (a[1] + b[1]) / 2, from: Math.min(a[0], b[0]), to: Math.max(a[0], b[0]), width })
  } else if (dx <= slack && dy > dx) {
    drawing.vertical.push({ at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]), width })
  }
}

function addFilled(subpath: Subpath, colour: string, drawing: Drawing): void {
  const { points } = subpath
  // A ruling line has four corners; the outline of a picture has thousands.
  if (points.length < 2 || points.length > 64 || subpath.curved) return
  const xs = points.map((p) => p[0])
  const ys = points.map((p) => p[1])
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  // The ends of a bar may be cut aslant, where a diagonal meets it.
  const aslant = Math.min(box[2] - box[0], box[3] - box[1]) <= thickestRule ? thickestRule : slack
  if (!points.every(([x, y]) => onEdge(x, box[0], box[2], aslant) && onEdge(y, box[1], box[3], aslant))) return
  addArea(box, colour, drawing)
}

function onEdge(value: number, low: number, high: number, within: number): boolean {
  return value - low <= within || high - value <= within
}

/** A thin bar is a line; a dot may belong to a dotted line in either direction. */
function addArea(box: Box, colour: string, drawing: Drawing): void {
  const [left, top, right, bottom] = box
  const [width, height] = [right - left, bottom - top]
  if (width <= thickestRule && height <= thickestRule) {
    drawing.horizontal.push({ at: (top + bottom) / 2, from: left, to: right, width: height })
    drawing.vertical.push({ at: (left + right) / 2, from: top, to: bottom, width })
  } else if (height <= thickestRule) {
    drawing.horizontal.push({ at: (top + bottom) / 2, from: left, to: right, width: height })
  } else if (width <= thickestRule) {
    drawing.vertical.push({ at: (left + right) / 2, from: top, to: bottom, width })
  } else {
    drawing.fills.push({ box, colour })
  }
}

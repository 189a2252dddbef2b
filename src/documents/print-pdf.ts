import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { type Finding, finding } from '#core/finding.ts'
import type { Paper } from '#core/paper/paper.ts'
import { readCoverage, readFonts } from './fonts.ts'
import { drawnPictures } from './picture-files.ts'
import { type Letters, printableLetters } from './printable.ts'
import { literal } from './typst-literal.ts'
import { type PartOfPaper, type TypstProgram, writeTypst } from './typst-source.ts'

/** Where Typst looks for pictures: a folder that is not there. What a program may ask for is told to the compiler by name. */
const pictures = fileURLToPath(new URL('./pictures-of-programs', import.meta.url))

interface Press {
  compiler: NodeCompiler
  has: (letter: number) => boolean
}

let press: Press | undefined

function openPress(): Press {
  if (press) return press
  const fonts = readFonts()
  press = { compiler: NodeCompiler.create({ workspace: pictures, fontArgs: [{ fontBlobs: fonts }] }), has: readCoverage(fonts) }
  return press
}

/**
 * Prints a paper as PDF, fonts within, in one program of Typst. `problems`: letters that no font has. Throws where Typst does not take our own
 * program: that is our mistake.
 */
export function printPdf(paper: Paper): { bytes: Uint8Array; problems: Finding[] } {
  const letters = openLetters()
  const { bytes } = setPaper(paper, letters)
  return { bytes, problems: problemsOf(letters) }
}

/** The letters of a paper, as far as the fonts have them, and its pictures, as far as they can be drawn. */
export function openLetters(): Letters {
  return { ...printableLetters(openPress().has), drawn: drawnPictures(canDraw) }
}

/** Typst itself tries a picture: what it cannot read spoils nothing here. */
function canDraw(name: string, bytes: Uint8Array): boolean {
  const source = `#set page(width: auto, height: auto)\n#image(${literal(name)}, width: 10pt)`
  try {
    setProgram({ source, files: new Map([[name, bytes]]) }, false)
    return true
  } catch {
    return false
  }
}

/** What is said of the letters that no font has, and of pictures that cannot be read. */
export function problemsOf({ missing, drawn }: Letters): Finding[] {
  const letters = [...missing].slice(0, 20).join('')
  return [
    ...(letters === '' ? [] : [finding('letter-missing', { letters })]),
    ...[...drawn.broken].map((name) => finding('place-picture-broken', { name })),
  ]
}

/** A paper set, or a part of one: its file, how many pages it took, and what its marks say. */
export interface SetPaper {
  bytes: Uint8Array
  pages: number
  marks: Mark[]
}

/** On which page (from 1) a page setup, by its number from 0, or a heading came to stand. */
export type Mark = { page: number; setup: number } | { page: number; depth: number; text: string }

/** Sets a paper, or a part of one. Throws as `printPdf` does. */
export function setPaper(paper: Paper, letters: Letters, part?: PartOfPaper): SetPaper {
  return setProgram(writeTypst(paper, letters, part), part !== undefined)
}

/** Sets a program of Typst. Throws where Typst does not take it: that is our mistake. */
export function setProgram({ source, files }: TypstProgram, marks: boolean): SetPaper {
  const { compiler } = openPress()
  for (const [name, bytes] of files) compiler.mapShadow(join(pictures, name), Buffer.from(bytes))
  try {
    return setMapped(source, marks)
  } finally {
    for (const name of files.keys()) compiler.unmapShadow(join(pictures, name))
  }
}

function setMapped(source: string, marks: boolean): SetPaper {
  const { compiler } = openPress()
  const made = compiler.compile({ mainFileContent: source })
  if (made.result === null) throw new Error(`Typst: ${JSON.stringify(made.takeError()?.shortDiagnostics ?? [])}`)
  const set = {
    bytes: compiler.pdf(made.result),
    pages: made.result.numOfPages,
    marks: marks ? readMarks(compiler, made.result) : [],
  }
  // What Typst remembers of papers before would only grow: some megabytes for a sheet.
  compiler.evictCache(0)
  return set
}

function readMarks(compiler: NodeCompiler, set: NodeTypstDocument): Mark[] {
  return compiler.query(set, { selector: '<mark>', field: 'value' }) as Mark[]
}

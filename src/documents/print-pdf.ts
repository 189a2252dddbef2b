import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type Finding, finding } from '#core/finding.ts'
import type { Paper } from '#core/paper/paper.ts'
import { readCoverage, readFonts } from './fonts.ts'
import { printableLetters } from './printable.ts'
import { writeTypst } from './typst-source.ts'

interface Press {
  compiler: NodeCompiler
  has: (letter: number) => boolean
}

let press: Press | undefined

function openPress(): Press {
  if (press) return press
  const fonts = readFonts()
  press = { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] }), has: readCoverage(fonts) }
  return press
}

/**
 * Prints a paper as PDF, fonts within. `problems`: letters that no font has. Throws where Typst does not take our own program: that is our
 * mistake.
 */
export function printPdf(paper: Paper): { bytes: Uint8Array; problems: Finding[] } {
  const { compiler, has } = openPress()
  const letters = printableLetters(has)
  const made = compiler.compile({ mainFileContent: writeTypst(paper, letters.show) })
  if (made.result === null) throw new Error(`Typst: ${JSON.stringify(made.takeError()?.shortDiagnostics ?? [])}`)
  const bytes = compiler.pdf(made.result)
  // What Typst remembers of papers before would only grow.
  compiler.evictCache(10)
  const missing = [...letters.missing].slice(0, 20).join('')
  return { bytes, problems: missing === '' ? [] : [finding('letter-missing', { letters: missing })] }
}

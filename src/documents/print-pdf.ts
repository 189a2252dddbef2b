import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from '#core/paper/paper.ts'
import { writeTypst } from './typst-source.ts'

const require = createRequire(import.meta.url)
const fonts = ['400Regular/BIZUDGothic_400Regular.ttf', '700Bold/BIZUDGothic_700Bold.ttf']

let compiler: NodeCompiler | undefined

function compilerWithFonts(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(require.resolve(`@expo-google-fonts/biz-udgothic/${font}`))) }],
  })
  return compiler
}

/** Prints a paper as PDF, fonts within. Throws where Typst does not take our own program: that is our mistake. */
export function printPdf(paper: Paper): Uint8Array {
  const own = compilerWithFonts()
  const source = writeTypst(paper)
  const made = own.compile({ mainFileContent: source })
  if (made.result === null) {
    const error = made.takeError()
    throw new Error(`Typst: ${JSON.stringify(error?.shortDiagnostics ?? [])}`)
  }
  const pdf = own.pdf(made.result)
  own.evictCache(10)
  return pdf
}

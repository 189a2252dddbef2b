import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { layViews } from '#documents/fill-template.ts'
import { readFonts } from '#documents/fonts.ts'
import { openTemplate } from '#documents/open-template.ts'
import { fillOrder } from '#documents/print-order.ts'
import { openLetters } from '#documents/print-pdf.ts'
import { writeTypst } from '#documents/typst-source.ts'
import { makeOrder } from './sheets.ts'

/** What is measured: a zip of workbooks, one PDF, and Typst alone with the same programs. */
export const kinds = ['xlsx', 'pdf', 'bare'] as const
export type Kind = (typeof kinds)[number]

/** Peak of this process alone, in MiB, what it took by the clock and of computing (all threads), and how large the file is. */
export interface Weighed {
  sheets: number
  seconds: number
  computed: number
  mebibytes: number
  megabytes: number
}

/** As many sheets as our own printer puts into a program. */
const together = 40

/** Prints so many sheets, or lets Typst do so from programs made before. */
export async function weigh(sheets: number, kind: Kind): Promise<Weighed> {
  const print = kind === 'bare' ? await bareTypst(sheets) : await ownPrinter(sheets, kind)
  const began = performance.now()
  const before = process.cpuUsage()
  const megabytes = (await print()) / 1e6
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  const own = process.platform === 'linux' ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
  const kibibytes = own === undefined ? process.resourceUsage().maxRSS : Number(own)
  return { sheets, seconds, computed: (user + system) / 1000, mebibytes: Math.round(kibibytes / 1024), megabytes }
}

async function ownPrinter(sheets: number, format: 'xlsx' | 'pdf'): Promise<() => Promise<number>> {
  const order = await makeOrder(sheets, format)
  return async () => (await fillOrder(order)).bytes.length
}

/** Programs of some sheets each, as our own printer makes them; in one program of all, Typst takes gibibytes. */
async function bareTypst(sheets: number): Promise<() => Promise<number>> {
  const { scheme, template, views } = await makeOrder(sheets, 'pdf')
  const fonts = readFonts()
  const letters = openLetters()
  const open = template && openTemplate(template.bytes, 'xlsx')
  const programs = Array.from({ length: Math.ceil(sheets / together) }, (_, nth) => {
    const laid = [...layViews(scheme, open, views.slice(nth * together, (nth + 1) * together))]
    return writeTypst({ title: scheme.title, blocks: laid.flatMap(({ blocks }) => blocks) }, letters).source
  })
  return async () => {
    const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] })
    return programs.reduce((sum, mainFileContent) => {
      const { result } = compiler.compile({ mainFileContent })
      if (result === null) throw new Error('Typst does not take the program')
      const { length } = compiler.pdf(result)
      compiler.evictCache(0)
      return sum + length
    }, 0)
  }
}

import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { type HandOutWanted, handOutSheets } from '#app/hand-out.ts'
import { importDocument } from '#app/import-document.ts'
import { downloadHandedOut, openHandOut } from '#app/open-hand-out.ts'
import type { Cell } from '#core/grid.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { exampleFolder } from './fresh-app.ts'

/** Imports a demonstration paper and accepts all of it. */
export async function loadExample(app: App, name: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(`${exampleFolder}/documents/${name}.html`))
  const { document } = await importDocument(app, { bytes, name: `${name}.html` })
  await acceptDrafts(app, document, { all: true })
  return document
}

/** A file of a hand-out, to be filled in outside. */
export interface Outside {
  handOut: string
  name: string
  bytes: Uint8Array
  cells: Cell[]
}

/** Hands out and gives the files. */
export async function handOutTo(app: App, wanted: HandOutWanted): Promise<Outside[]> {
  const made = await handOutSheets(app, wanted)
  if ('refused' in made) throw new Error(made.refused.message)
  const open = await openHandOut(app, made.handOut)
  return await Promise.all(
    (open?.files ?? []).map(async ({ order }) => {
      const file = await downloadHandedOut(app, made.handOut, order)
      if (!file) throw new Error(`file ${order} is not kept`)
      const cells = readXlsx(file.bytes, file.name).grids.flatMap((grid) => grid.cells)
      return { handOut: made.handOut, name: file.name, bytes: file.bytes, cells }
    }),
  )
}

/**
 * Writes into cells as a person does in Excel, by `Sheet!A1` or, on the first sheet, `A1`; an empty text empties the cell. Every other part of
 * the file stays.
 */
export function writeOutside({ bytes }: Pick<Outside, 'bytes'>, values: Record<string, string | number>): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [locator, value] of Object.entries(values)) {
    const mark = locator.lastIndexOf('!')
    const [sheet, address] = [locator.slice(0, Math.max(mark, 0)), locator.slice(mark + 1)]
    const path = sheetPart(parts, sheet)
    const xml = strFromU8(parts[path] as Uint8Array)
    const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>(?:(?!</c>)[^])*</c>)`)
    if (!cell.test(xml)) throw new Error(`no cell ${address}`)
    const write = (_: string, attributes: string) => writeCell(address, attributes.replace(/ t="[^"]*"/, ''), value)
    parts[path] = strToU8(xml.replace(cell, write))
  }
  return zipSync(parts, { level: 1 })
}

/** The part of a sheet by its name, or of the first one. */
function sheetPart(parts: Record<string, Uint8Array>, name: string): string {
  const book = strFromU8(parts['xl/workbook.xml'] as Uint8Array)
  const sheets = [...book.matchAll(/<sheet [^>]*>/g)].map(([tag]) => tag)
  const tag = sheets.find((one) => name !== '' && one.includes(`name="${name.replaceAll('&', '&amp;')}"`)) ?? sheets[0] ?? ''
  const id = /r:id="([^"]+)"/.exec(tag)?.[1]
  const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] as Uint8Array)
  const relation = [...relations.matchAll(/<Relationship [^>]*>/g)].find(([one]) => one.includes(`Id="${id}"`))?.[0] ?? ''
  return `xl/${(/Target="([^"]+)"/.exec(relation)?.[1] ?? '').replace(/^\/xl\//, '')}`
}

function writeCell(address: string, attributes: string, value: string | number): string {
  if (value === '') return `<c r="${address}"${attributes}/>`
  if (typeof value === 'number') return `<c r="${address}"${attributes}><v>${value}</v></c>`
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${address}"${attributes} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

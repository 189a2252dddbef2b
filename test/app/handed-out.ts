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

/** Writes into cells of the first sheet as a person does in Excel; an empty text empties the cell. Every other part of the file stays. */
export function writeOutside({ bytes }: Pick<Outside, 'bytes'>, values: Record<string, string | number>): Uint8Array {
  const parts = unzipSync(bytes)
  const path = 'xl/worksheets/sheet1.xml'
  let xml = strFromU8(parts[path] as Uint8Array)
  for (const [locator, value] of Object.entries(values)) {
    const address = locator.slice(locator.lastIndexOf('!') + 1)
    const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>(?:(?!</c>)[^])*</c>)`)
    if (!cell.test(xml)) throw new Error(`no cell ${address}`)
    xml = xml.replace(cell, (_, attributes: string) => writeCell(address, attributes.replace(/ t="[^"]*"/, ''), value))
  }
  parts[path] = strToU8(xml)
  return zipSync(parts, { level: 1 })
}

function writeCell(address: string, attributes: string, value: string | number): string {
  if (value === '') return `<c r="${address}"${attributes}/>`
  if (typeof value === 'number') return `<c r="${address}"${attributes}><v>${value}</v></c>`
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${address}"${attributes} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

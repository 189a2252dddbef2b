import { expect, it } from 'vitest'
import { readPdf } from '#documents/read-pdf.ts'
import { type HandField, lattice, makePdf, write } from './make-pdf.ts'

const labels = write('事業名', 55, 226) + write('担当課', 55, 206)
const content = lattice([50, 150, 250, 350], [200, 220, 240]) + labels

async function rowsOf(fields: HandField[]): Promise<string[][]> {
  const read = await readPdf(makePdf([{ content, fields }]), '入力欄.pdf')
  if ('problem' in read) throw new Error(read.problem.message)
  const [table] = read.content.grids
  return [0, 1].map((row) => (table?.cells ?? []).filter((cell) => cell.row === row).map(({ text }) => text))
}

it.each([true, false])('reads what was filled into the fields of a form (drawn by the file: %s)', async (drawn) => {
  const rows = await rowsOf([
    { name: 'a', value: '公園の手入れ', at: [152, 222, 248, 238], drawn },
    { name: 'b', value: '1200', at: [152, 202, 248, 218], drawn },
    { name: 'c', value: '継続', at: [252, 222, 348, 238], drawn, kind: 'choice' },
    { name: 'd', value: 'On', at: [252, 202, 268, 218], kind: 'ticked' },
  ])
  expect(rows).toEqual([
    ['事業名', '公園の手入れ', '継続'],
    ['担当課', '1200', 'レ'],
  ])
})

it('reads no field that is not shown', async () => {
  const rows = await rowsOf([{ name: 'a', value: '隠れた値', at: [152, 222, 248, 238], drawn: true, hidden: true }])
  expect(rows[0]).toEqual(['事業名', '', ''])
})

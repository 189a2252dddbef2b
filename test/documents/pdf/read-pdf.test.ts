import { describe, expect, it } from 'vitest'
import type { Grid } from '#core/grid.ts'
import { readPdf } from '#documents/read-pdf.ts'
import { box, type HandPage, lattice, makePdf, rule, write } from './make-pdf.ts'

async function gridsOf(content: string, page: Omit<HandPage, 'content'> = {}): Promise<Grid[]> {
  const read = await readPdf(makePdf([{ content, ...page }]), '試験.pdf')
  if ('problem' in read) throw new Error(read.problem.message)
  return read.content.grids
}

/** Cells as `r1c1 2x1 text`. */
function cellsOf(grid: Grid | undefined): string[] {
  return (grid?.cells ?? []).map((cell) => `r${cell.row + 1}c${cell.col + 1} ${cell.rowSpan}x${cell.colSpan} ${cell.text}`)
}

describe('readPdf: ruled tables', () => {
  it('reads cells, merged cells and empty cells, with their places', async () => {
    const rules = [rule(50, 250, 350, 250), rule(150, 220, 350, 220), rule(50, 190, 350, 190)]
    const sides = [rule(50, 190, 50, 250), rule(150, 190, 150, 250), rule(250, 190, 250, 220), rule(350, 190, 350, 250)]
    const words = [write('施策', 60, 215), write('指標の推移', 160, 230), write('12件', 160, 200)]
    const [grid] = await gridsOf([...rules, ...sides, ...words].join(''))
    expect(cellsOf(grid)).toEqual(['r1c1 2x1 施策', 'r1c2 1x2 指標の推移', 'r2c2 1x1 12件', 'r2c3 1x1 '])
    expect(grid).toMatchObject({ place: 'p1/table1', kind: 'table', rowCount: 2, colCount: 3 })
    expect(grid?.cells[0]).toMatchObject({ locator: 'p1/table1/r1c1', box: [50, 50, 100, 60] })
  })

  it('counts the lines that stay empty above the words of a cell', async () => {
    const words = [write('上から', 60, 228), write('下のほう', 160, 180)]
    const [grid] = await gridsOf([lattice([50, 150, 250], [170, 240]), ...words].join(''))
    expect(grid?.cells[0]?.emptyAbove).toBeUndefined()
    expect(grid?.cells[1]?.emptyAbove).toBeGreaterThanOrEqual(3)
  })

  it('closes cells that the end of the page cut, where other cells of the row end with it', async () => {
    const rules = [rule(50, 240, 350, 240), rule(150, 210, 250, 210)]
    const sides = [50, 150, 250, 350].map((x) => rule(x, 210, x, 240))
    const words = [write('判定', 60, 225), write('2024', 160, 225), write('桟橋を直', 260, 225)]
    const [grid] = await gridsOf([...rules, ...sides, ...words].join(''))
    expect(cellsOf(grid)).toEqual(['r1c1 1x1 判定', 'r1c2 1x1 2024', 'r1c3 1x1 桟橋を直'])
  })

  it('closes the top of a row that began on the page before', async () => {
    const sides = [50, 150, 250, 350].map((x) => rule(x, 210, x, 240))
    const words = [write('A', 160, 225), write('した。', 260, 225)]
    const [grid] = await gridsOf([rule(50, 210, 350, 210), ...sides, ...words].join(''))
    expect(cellsOf(grid)).toEqual(['r1c1 1x1 ', 'r1c2 1x1 A', 'r1c3 1x1 した。'])
  })

  const drawn: [name: string, drawing: string][] = [
    ['stroked lines', lattice([50, 150, 250], [200, 220, 240])],
    ['stroked rectangles, one a cell', [50, 150].flatMap((x) => [200, 220].map((y) => box(x, y, 100, 20))).join('')],
    [
      'thin filled rectangles',
      [200, 220, 240].map((y) => box(50, y, 200, 0.5, 'f')).join('') +
        [50, 150, 250].map((x) => box(x, 200, 0.5, 40, 'f')).join(''),
    ],
    [
      'bars whose ends are cut aslant beside a diagonal',
      `${lattice([50, 150, 250], [200, 240])}50 220.3 m 250 220.3 l 251.2 219.8 l 50 219.8 l f\n${rule(150, 240, 250, 220)}`,
    ],
    ['double lines', lattice([50, 150, 250], [200, 220, 240]) + lattice([51.5, 151.5, 248.5], [201.5, 218.5, 238.5])],
    ['dashes drawn one by one', dashes()],
    [
      'lines in several pieces',
      [200, 220, 240].map((y) => rule(50, y, 150, y) + rule(150, y, 250, y)).join('') + lattice([50, 150, 250], [200, 240]),
    ],
    ['a transform of its own', `q 2 0 0 2 50 200 cm 0.5 w ${lattice([0, 50, 100], [0, 10, 20])} Q `],
    [
      'lines across that leave the sides open',
      [200, 220, 240].map((y) => rule(50, y, 250, y)).join('') + rule(150, 200, 150, 240),
    ],
    [
      'lines that the end of the page cuts off',
      lattice([50, 150, 250], [200, 240]).replace(rule(50, 200, 250, 200), '') + rule(50, 220, 250, 220),
    ],
    ['shaded cells without lines', shade('0.8', 50, 100) + shade('0.9', 151, 99)],
    [
      'a shaded head over ruled cells',
      `0.8 g ${box(50, 220, 100, 20, 'f')}${box(150, 220, 100, 20, 'f')}0 g ${lattice([50, 150, 250], [200, 220])}${rule(150, 220, 150, 240)}`,
    ],
    [
      'strips of one shade, and a shade behind a word',
      lattice([50, 150, 250], [200, 220, 240]) +
        `0.8 g ${box(50, 220, 100, 10, 'f')}${box(50, 230, 100, 10, 'f')}${box(60, 203, 20, 12, 'f')}0 g `,
    ],
    ['rounded corners', `${roundedBox(50, 200, 200, 40, 6)}${rule(150, 200, 150, 240)}${rule(50, 220, 250, 220)}`],
  ]
  it.each(drawn)('reads a table of %s', async (_, drawing) => {
    const words = write('左上', 60, 226) + write('右上', 160, 226) + write('左下', 60, 206) + write('右下', 160, 206)
    expect(cellsOf((await gridsOf(drawing + words))[0])).toEqual([
      'r1c1 1x1 左上',
      'r1c2 1x1 右上',
      'r2c1 1x1 左下',
      'r2c2 1x1 右下',
    ])
  })

  it('takes an underline, a strike-out and a boxed line in a cell for no border', async () => {
    const frame = lattice([50, 200, 350], [143, 200])
    const words = write('実績は三件', 60, 180) + rule(60, 178, 110, 178) + write('取消', 60, 164) + rule(58, 168, 82, 168)
    const boxed = rule(60, 160, 150, 160) + rule(60, 143, 60, 160) + rule(150, 143, 150, 160) + write('枠の中', 65, 148)
    const [grid] = await gridsOf(frame + words + boxed)
    expect(cellsOf(grid)).toEqual(['r1c1 1x1 実績は三件\n取消\n枠の中', 'r1c2 1x1 '])
  })

  it('keeps tables apart, and the lines between them in reading order', async () => {
    const upper = lattice([50, 150, 250], [250, 270]) + write('上の表', 60, 256)
    const lower = lattice([50, 150, 250], [150, 170]) + write('下の表', 60, 156)
    const grids = await gridsOf(write('見出し', 50, 285) + lower + write('注一', 50, 230) + write('注二', 50, 200) + upper)
    const seen = grids.map((grid) => [grid.place, grid.cells.map((cell) => `${cell.locator} ${cell.text}`)])
    expect(seen).toEqual([
      ['p1/lines1', ['p1/line 1 見出し']],
      ['p1/table1', ['p1/table1/r1c1 上の表', 'p1/table1/r1c2 ']],
      ['p1/lines2', ['p1/line 2 注一', 'p1/line 3 注二']],
      ['p1/table2', ['p1/table2/r1c1 下の表', 'p1/table2/r1c2 ']],
    ])
  })

  it('reads a table of each page by itself', async () => {
    const content = lattice([50, 150, 250], [250, 270]) + write('見出し', 60, 256)
    const read = await readPdf(makePdf([{ content }, { content }]), '二枚.pdf')
    expect('content' in read && read.content.grids.map((grid) => grid.place)).toEqual(['p1/table1', 'p2/table1'])
    expect('content' in read && read.content.pages).toEqual([
      { width: 400, height: 300 },
      { width: 400, height: 300 },
    ])
  })

  it.each([90, 180, 270] as const)('reads a page turned by %i degrees as it is seen', async (rotate) => {
    const turns = { 90: '0 1 -1 0 300 0', 180: '-1 0 0 -1 400 300', 270: '0 -1 1 0 0 400' }
    const content = `q ${turns[rotate]} cm ${lattice([50, 150, 250], [200, 220])}${write('左', 60, 206)}${write('右', 160, 206)} Q`
    const size = rotate === 180 ? {} : { width: 300, height: 400 }
    const [grid] = await gridsOf(content, { rotate, ...size })
    expect(cellsOf(grid)).toEqual(['r1c1 1x1 左', 'r1c2 1x1 右'])
    expect(grid?.cells[0]?.box).toEqual([50, 80, 100, 20])
  })

  it.each([90, 180, 270] as const)('reads a sheet that lies across its page by %i degrees', async (turn) => {
    const turns = { 90: '0 -1 1 0 0 400', 180: '-1 0 0 -1 300 400', 270: '0 1 -1 0 300 0' }
    const content = `q ${turns[turn]} cm ${lattice([50, 150, 250], [200, 220])}${write('左', 60, 206)}${write('右', 160, 206)} Q`
    const [grid] = await gridsOf(content, { width: 300, height: 400 })
    expect(cellsOf(grid)).toEqual(['r1c1 1x1 左', 'r1c2 1x1 右'])
  })
})

describe('readPdf: text', () => {
  const cell = (words: string): Promise<string | undefined> =>
    gridsOf(lattice([50, 250, 350], [50, 250]) + words).then(([grid]) => grid?.cells[0]?.text)

  const texts: [name: string, words: string, text: string][] = [
    ['bold that is printed twice', write('太字', 60, 200) + write('太字', 60.4, 200), '太字'],
    [
      'a heading printed twice, a little lower',
      write('【実施期間】', 60, 200) + write('【実施期間】', 60.3, 200.3),
      '【実施期間】',
    ],
    ['a run in pieces', write('事務事業', 60, 200) + write('評価', 100, 200) + write('シート', 120.5, 200), '事務事業評価シート'],
    ['digits beside letters', write('令和', 60, 200) + write('7', 82, 200, { font: 'L' }) + write('年度', 89, 200), '令和7年度'],
    ['a space of the file', write('令和 7 年度', 60, 200), '令和 7 年度'],
    ['an ideographic space at the head', write('　内訳', 60, 200), '　内訳'],
    ['dashes for what is missing', write('—', 60, 200) + write('―', 60, 187) + write('－', 60, 174), '—\n―\n－'],
    ['a real gap', write('左', 60, 200) + write('右', 90, 200), '左 右'],
    ['Latin words', write('PLAN', 60, 200, { font: 'L' }) + write('DO', 92, 200, { font: 'L' }), 'PLAN DO'],
    ['lines', write('一行目', 60, 200) + write('二行目', 60, 187), '一行目\n二行目'],
    [
      'lines with an empty one between',
      write('一段', 60, 200) + write('続き', 60, 187) + write('二段', 60, 161),
      '一段\n続き\n\n二段',
    ],
    ['a raised note mark', write('件数', 60, 200) + write('※', 80, 204, { size: 6 }) + write('です', 86, 200), '件数※です'],
    ['letters one below the other', [...'主な内訳'].map((letter, i) => write(letter, 60, 200 - i * 14)).join(''), '主な内訳'],
    ['figures one below the other', [...'123'].map((digit, i) => write(digit, 60, 200 - i * 14)).join(''), '1\n2\n3'],
    ['vertical writing', write('縦書き', 100, 200, { font: 'V' }) + write('二列目', 80, 200, { font: 'V' }), '縦書き\n二列目'],
    ['text turned upwards', write('横倒し', 100, 100, { turn: 270 }), '横倒し'],
    [
      'a brace beside lines',
      write('}', 60, 186, { size: 24, font: 'L' }) + write('上段', 80, 200) + write('下段', 80, 187),
      '}\n上段\n下段',
    ],
    ['CJK radicals, left as they are', write('⻄⼤', 60, 200, { font: 'R' }), '⻄⼤'],
  ]
  it.each(texts)('reads %s', async (_, words, text) => {
    expect(await cell(words)).toBe(text)
  })

  it('gives text that reaches over a border to the cell of its centre', async () => {
    const [grid] = await gridsOf(lattice([50, 100, 350], [200, 220]) + write('長すぎる見出しの欄', 55, 206, { size: 6 }))
    expect(cellsOf(grid)).toEqual(['r1c1 1x1 長すぎる見出しの欄', 'r1c2 1x1 '])
  })

  it('keeps a watermark out of the cells, and leaves out what lies off the page', async () => {
    const mark = `q 0.7 0.7 -0.7 0.7 120 120 cm ${write('見本', 0, 0, { size: 40 })} Q`
    const grids = await gridsOf(mark + lattice([50, 200, 350], [100, 200]) + write('本文', 60, 150) + write('紙の外', 500, 150))
    expect(grids.flatMap((grid) => grid.cells.map((cell) => `${cell.locator} ${cell.text}`))).toEqual([
      'p1/table1/r1c1 本文',
      'p1/table1/r1c2 ',
      'p1/line 1 見本',
    ])
  })

  it('keeps words of one height that lie far apart as cells of one row', async () => {
    const [grid] = await gridsOf(write('担当課', 50, 200) + write('企画課', 200, 200))
    expect(grid?.cells.map((cell) => [cell.row, cell.col, cell.locator, cell.text])).toEqual([
      [0, 0, 'p1/line 1', '担当課'],
      [0, 1, 'p1/line 1/c2', '企画課'],
    ])
  })

  it('reads columns of text one after the other', async () => {
    const left = ['左の一行目', '左の二行目', '左の三行目'].map((text, i) => write(text, 50, 250 - i * 14))
    const right = ['右の一行目', '右の二行目'].map((text, i) => write(text, 200, 243 - i * 14))
    const grids = await gridsOf([...right, ...left].join(''))
    const lines = grids.flatMap((grid) => grid.cells.map((cell) => cell.text))
    expect(lines).toEqual(['左の一行目', '左の二行目', '左の三行目', '右の一行目', '右の二行目'])
  })
})

/** Two shaded cells, one above the other, with a white seam of 1.5 points between. */
function shade(grey: string, x: number, width: number): string {
  return `${grey} g ${box(x, 200, width, 18.5, 'f')}${box(x, 220, width, 20, 'f')}0 g `
}

function dashes(): string {
  const along = (from: number, to: number): number[] => Array.from({ length: Math.ceil((to - from) / 4) }, (_, i) => from + i * 4)
  const across = [200, 220, 240].flatMap((y) => along(50, 250).map((x) => rule(x, y, x + 2, y)))
  const down = [50, 150, 250].flatMap((x) => along(200, 240).map((y) => rule(x, y, x, y + 2)))
  return [...across, ...down].join('')
}

function roundedBox(x: number, y: number, width: number, height: number, r: number): string {
  const [right, top] = [x + width, y + height]
  const sides = [
    `${x + r} ${y} m ${right - r} ${y} l ${right - r / 2} ${y} ${right} ${y + r / 2} ${right} ${y + r} c`,
    `${right} ${top - r} l ${right} ${top - r / 2} ${right - r / 2} ${top} ${right - r} ${top} c`,
    `${x + r} ${top} l ${x + r / 2} ${top} ${x} ${top - r / 2} ${x} ${top - r} c`,
    `${x} ${y + r} l ${x} ${y + r / 2} ${x + r / 2} ${y} ${x + r} ${y} c S\n`,
  ]
  return sides.join(' ')
}

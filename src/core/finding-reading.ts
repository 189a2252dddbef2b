import type { Sentences } from './finding.ts'

/** What can be wrong with a file before anything is understood of it. `name`: the file's name. `part`: a part inside it. */
export interface ReadingFacts {
  'file-empty': { name: string }
  'file-too-large': { name: string; megabytes: number }
  'file-broken': { name: string; part?: string }
  'file-encrypted': { name: string }
  'file-old-format': { name: string; kind: 'xls' | 'doc' | 'ppt' | 'rtf' | 'other' }
  'file-other-office': { name: string; kind: 'xlsb' | 'ods' | 'odt' | 'other' }
  'format-unknown': { name: string }
  'part-too-large': { name: string; part: string; megabytes: number }
  'part-path-outside': { name: string; part: string }
  'xml-doctype': { name: string; part: string }
  'nesting-too-deep': { name: string; depth: number }
  'cells-too-many': { name: string; place: string; limit: number }
  'cells-too-far-apart': { name: string; place: string; cell: string }
  'table-too-wide': { name: string; place: string; limit: number }
  'json-broken': { name: string; line: number; column: number; ends: boolean }
  'csv-broken': { name: string; line: number }
  'text-undecodable': { name: string }
  'nothing-visible': { name: string }
  'pdf-encrypted': { name: string }
  'pdf-without-text': { name: string; pages: number }
  'pdf-page-without-text': { page: number }
  'pdf-too-long': { name: string; pages: number; limit: number }
  'reading-too-slow': { name: string; seconds: number }
  'reading-too-heavy': { name: string }
  'work-stopped': { name: string }
}

const oldFormats = {
  xls: '古いExcel形式（.xls）です。Excelで開き、「Excel ブック（.xlsx）」として',
  doc: '古いWord形式（.doc）です。Wordで開き、「Word 文書（.docx）」として',
  ppt: '古いPowerPoint形式（.ppt）です。「PowerPoint プレゼンテーション（.pptx）」として',
  rtf: 'リッチテキスト形式（.rtf）です。Wordで開き、「Word 文書（.docx）」として',
  other: '古いOffice形式です。現在の形式（.xlsx、.docx）で',
}

const otherFormats = {
  xlsb: 'Excelバイナリ形式（.xlsb）です。「Excel ブック（.xlsx）」として',
  ods: 'OpenDocument表計算形式（.ods）です。「Excel ブック（.xlsx）」として',
  odt: 'OpenDocument文書形式（.odt）です。「Word 文書（.docx）」として',
  other: 'WordでもExcelでもないZIP形式です。中のファイルを取り出し、Word・Excel・PDFのいずれかで',
}

/** Their sentences. */
export const readingSentences: Sentences<ReadingFacts> = {
  'file-empty': ['error', ({ name }) => `「${name}」は空のファイルです。中身のあるファイルを選び直してください。`],
  'file-too-large': [
    'error',
    ({ name, megabytes }) => `「${name}」は大きすぎます。${megabytes}MBまでのファイルを渡してください。`,
  ],
  'file-broken': [
    'error',
    ({ name, part }) =>
      `「${name}」は${part === undefined ? '途中で切れているか、' : `中の「${part}」が`}壊れていて読めません。元のファイルをもう一度保存するか、取得し直してください。`,
  ],
  'file-encrypted': [
    'error',
    ({ name }) => `「${name}」はパスワードで保護されています。パスワードを解除して保存し直してください。`,
  ],
  'file-old-format': ['error', ({ name, kind }) => `「${name}」は${oldFormats[kind]}保存し直してください。`],
  'file-other-office': ['error', ({ name, kind }) => `「${name}」は${otherFormats[kind]}渡してください。`],
  'format-unknown': [
    'error',
    ({ name }) => `「${name}」の形式を判別できません。Word・Excel・PDF・HTML・CSV・テキストのいずれかで渡してください。`,
  ],
  'part-too-large': [
    'error',
    ({ name, part, megabytes }) =>
      `「${name}」の中の「${part}」は、展開すると${megabytes}MBを超えるため読みません。不要な内容を除いて保存し直してください。`,
  ],
  'part-path-outside': [
    'error',
    ({ name, part }) =>
      `「${name}」の中に、フォルダの外を指す名前「${part}」があるため読みません。WordまたはExcelで開き、保存し直してください。`,
  ],
  'xml-doctype': [
    'error',
    ({ name, part }) =>
      `「${name}」の中の「${part}」に文書型宣言（外部参照のおそれ）があるため読みません。WordまたはExcelで開き、保存し直してください。`,
  ],
  'nesting-too-deep': [
    'error',
    ({ name, depth }) => `「${name}」は要素の入れ子が${depth}段を超えるため読みません。作り直したファイルを渡してください。`,
  ],
  'cells-too-many': [
    'error',
    ({ name, place, limit }) =>
      `「${name}」の「${place}」までのセルが${limit.toLocaleString('ja-JP')}個を超えるため読みません。必要な範囲だけにして保存し直してください。`,
  ],
  'cells-too-far-apart': [
    'error',
    ({ name, place, cell }) =>
      `「${name}」のシート「${place}」は、遠く離れたセル「${cell}」まで使われているため読みません。余分なセルを消して保存し直してください。`,
  ],
  'table-too-wide': [
    'error',
    ({ name, place, limit }) =>
      `「${name}」の表「${place}」が${limit.toLocaleString('ja-JP')}列を超えるため読みません。必要な範囲だけにして保存し直してください。`,
  ],
  'json-broken': [
    'error',
    ({ name, line, column, ends }) =>
      ends
        ? `「${name}」は${line}行目で途中で切れていて、JSONとして読めません。元のファイルを取得し直してください。`
        : `「${name}」の${line}行目の${column}文字目が、JSONとして正しくありません。その箇所を直して渡してください。`,
  ],
  'csv-broken': [
    'error',
    ({ name, line }) => `「${name}」の${line}行目から、引用符（"）の対応が取れません。その行を直して渡してください。`,
  ],
  'text-undecodable': [
    'error',
    ({ name }) => `「${name}」の文字コードを判別できません。UTF-8またはShift_JISで保存し直してください。`,
  ],
  'nothing-visible': ['error', ({ name }) => `「${name}」には読める文字がありません。内容を確かめて渡してください。`],
  'pdf-encrypted': [
    'error',
    ({ name }) => `「${name}」はパスワードで保護されたPDFです。パスワードを解除して保存し直してください。`,
  ],
  'pdf-without-text': [
    'error',
    ({ name, pages }) =>
      `「${name}」（${pages}ページ）には文字の情報がありません。1ページ目から紙を読み取った画像のようです。文字認識（OCR）をしたPDFか、元のWordやExcelのファイルを渡してください。`,
  ],
  'pdf-page-without-text': [
    'warning',
    ({ page }) =>
      `${page}ページ目には文字の情報がありません。画像のページのようで、読み取っていません。文字認識（OCR）をしたPDFを渡すか、手で補ってください。`,
  ],
  'pdf-too-long': [
    'error',
    ({ name, pages, limit }) => `「${name}」は${pages}ページあります。${limit}ページまでに分けて渡してください。`,
  ],
  'reading-too-slow': [
    'error',
    ({ name, seconds }) =>
      `「${name}」は${seconds}秒で読み終わらないため、読取を中止しました。必要な範囲だけにして渡してください。`,
  ],
  'work-stopped': ['info', ({ name }) => `「${name}」は、求めに応じて途中で止めました。何も残っていません。`],
  'reading-too-heavy': [
    'error',
    ({ name }) => `「${name}」は読取に必要なメモリが上限を超えるため、読取を中止しました。必要な範囲だけにして渡してください。`,
  ],
}

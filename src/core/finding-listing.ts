import type { Sentences } from './finding.ts'

/** Why a file among many is not read (まとめて取込). `name`: the folder, zip or file. `part`: an entry inside a zip. */
export interface ListingFacts {
  'file-unreachable': { name: string }
  'file-not-regular': { name: string }
  'file-left-out': { name: string; why: 'hidden' | 'lock' | 'system' | 'link' }
  'folder-empty': { name: string }
  'folder-too-many': { name: string; limit: number }
  'folder-named-like-file': { name: string }
  'archive-too-many': { name: string; count: number; limit: number }
  'archive-too-large': { name: string; megabytes: number }
  'archive-too-dense': { name: string }
  'archive-too-deep': { name: string }
  'archive-path-outside': { name: string; part: string }
  'archive-link': { name: string }
  'archive-method': { name: string }
  'archive-twice': { name: string }
  'import-failed': { name: string }
}

const leftOut = {
  hidden: '隠しファイル',
  lock: 'Officeが開いている間だけ作る一時ファイル',
  system: 'WindowsやmacOSが作る管理用のファイル',
  link: '別の場所を指すリンク',
}

/** Their sentences. */
export const listingSentences: Sentences<ListingFacts> = {
  'file-unreachable': ['error', ({ name }) => `「${name}」を開けません。ファイルの場所と権限を確かめてください。`],
  'file-not-regular': ['error', ({ name }) => `「${name}」はファイルでもフォルダーでもないため読みません。`],
  'file-left-out': ['info', ({ name, why }) => `「${name}」は${leftOut[why]}なので除きました。`],
  'folder-empty': ['info', ({ name }) => `「${name}」の中にはファイルがありません。`],
  'folder-too-many': [
    'error',
    ({ name, limit }) =>
      `「${name}」の中のファイルが${limit.toLocaleString('ja-JP')}個を超えるため読みません。分けて渡してください。`,
  ],
  'folder-named-like-file': [
    'info',
    ({ name }) => `「${name}」はファイルの名前をしたフォルダーなので、その中のファイルを読みます。`,
  ],
  'archive-too-many': [
    'error',
    ({ name, count, limit }) =>
      `「${name}」には${count.toLocaleString('ja-JP')}個のファイルがあり、一度に読める${limit.toLocaleString('ja-JP')}個を超えるため読みません。分けて圧縮し直してください。`,
  ],
  'archive-too-large': [
    'error',
    ({ name, megabytes }) =>
      `「${name}」は、展開すると${megabytes.toLocaleString('ja-JP')}MBを超えるため読みません。分けて圧縮し直してください。`,
  ],
  'archive-too-dense': [
    'error',
    ({ name }) => `「${name}」は、展開すると不自然に大きくなる細工の疑いがあるため読みません。元のファイルを渡してください。`,
  ],
  'archive-too-deep': [
    'error',
    ({ name }) => `「${name}」はZIPの中のZIPの、さらに中のZIPなので読みません。取り出してから渡してください。`,
  ],
  'archive-path-outside': [
    'error',
    ({ name, part }) => `「${name}」の中の「${part}」は、フォルダーの外を指す名前なので読みません。`,
  ],
  'archive-link': ['error', ({ name }) => `「${name}」は別の場所を指すリンクなので読みません。元のファイルを渡してください。`],
  'archive-method': ['error', ({ name }) => `「${name}」は読めない方式で圧縮されています。標準のZIP形式で圧縮し直してください。`],
  'archive-twice': [
    'error',
    ({ name }) => `「${name}」は同じ名前のものがZIPの中に二つあり、どちらか分からないため、後のものを読みません。`,
  ],
  'import-failed': [
    'error',
    ({ name }) => `「${name}」の取込中に思わぬ問題が起きたため、取り込んでいません。ほかのファイルには影響ありません。`,
  ],
}

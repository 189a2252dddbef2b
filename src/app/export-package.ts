import { strToU8, zipSync } from 'fflate'
import type { Exchange } from '#core/exchange.ts'
import { writeCsvCell } from './csv-cell.ts'

/** A column of a table: its name, its Frictionless type, and what it says. */
type Column = [name: string, type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array', description: string]

type ListName = 'items' | 'indicators' | 'observations' | 'budgets' | 'evaluations' | 'narratives' | 'terms'

/** The seven lists with the fields of the exchange format, in its order. */
const tables: Record<ListName, Column[]> = {
  items: [
    ['id', 'string', '識別子'],
    ['parent', 'string', '親の項目'],
    ['level', 'string', '階層'],
    ['levelLabel', 'string', '階層の名称'],
    ['code', 'string', '番号'],
    ['title', 'string', '名称'],
    ['order', 'integer', '順序'],
    ['delivery', 'string', '実施方法'],
    ['isNew', 'boolean', '新規'],
    ['startFiscalYear', 'integer', '開始年度'],
    ['units', 'array', '部局・課'],
    ['marks', 'array', '印'],
    ['relistedUnder', 'array', '再掲先'],
  ],
  indicators: [
    ['id', 'string', '識別子'],
    ['item', 'string', '項目'],
    ['name', 'string', '指標名'],
    ['unit', 'string', '単位'],
    ['kind', 'string', '定量・定性'],
    ['role', 'string', '成果・活動・参考'],
    ['accumulation', 'string', '累計・年・時点'],
    ['direction', 'string', '望ましい向き'],
    ['description', 'string', '説明'],
    ['relistedUnder', 'array', '再掲先'],
    ['fromProse', 'boolean', '文章からの読取'],
  ],
  observations: [
    ['id', 'string', '識別子'],
    ['indicator', 'string', '指標'],
    ['measure', 'string', '目標・実績・基準値・目安・予定'],
    ['fiscalYear', 'integer', '年度'],
    ['fromFiscalYear', 'integer', '年度（始）'],
    ['toFiscalYear', 'integer', '年度（終）'],
    ['asOf', 'string', '時点'],
    ['value', 'number', '値'],
    ['min', 'number', '下限'],
    ['max', 'number', '上限'],
    ['comparator', 'string', '以上・以下・程度'],
    ['unit', 'string', '単位'],
    ['relativeTo', 'object', '比較の基準'],
    ['status', 'string', '確定・見込・速報'],
    ['supersededBy', 'string', '変更後の値'],
    ['text', 'string', '記載'],
    ['parts', 'array', '内訳'],
    ['fromProse', 'boolean', '文章からの読取'],
  ],
  budgets: [
    ['item', 'string', '項目'],
    ['fiscalYear', 'integer', '年度'],
    ['stage', 'string', '予算・決算の別'],
    ['amount', 'integer', '金額（円）'],
    ['relisted', 'boolean', '再掲・内数'],
    ['part', 'object', '内訳（財源・経費・会計・細事業）'],
  ],
  evaluations: [
    ['item', 'string', '項目'],
    ['fiscalYear', 'integer', '年度'],
    ['stage', 'string', '段階'],
    ['evaluator', 'string', '自己・外部'],
    ['grades', 'array', '評価'],
    ['forecast', 'boolean', '見込'],
    ['comment', 'string', '理由・備考'],
  ],
  narratives: [
    ['item', 'string', '項目'],
    ['role', 'string', '種別'],
    ['label', 'string', '見出し'],
    ['text', 'string', '文章'],
    ['status', 'string', '実施済み・取組中'],
  ],
  terms: [
    ['term', 'string', '用語'],
    ['definition', 'string', '説明'],
    ['fromProse', 'boolean', '文章からの読取'],
  ],
}

const sourceColumns: Column[] = [
  ['sourceLocator', 'string', '典拠の場所'],
  ['sourceText', 'string', '典拠の記載'],
]

/** Data Package (オープンデータ): seven CSV files and `datapackage.json`, zipped. Equal facts and date give equal bytes. */
export function writePackage(exchange: Exchange, about: { name: string; title: string; created: string }): Uint8Array {
  const names = Object.keys(tables) as ListName[]
  const mtime = new Date(about.created)
  const files = names.map((name): [string, Uint8Array] => [`${name}.csv`, strToU8(writeCsv(exchange, name))])
  const descriptor = JSON.stringify(describePackage(exchange, about, names), null, 2)
  return zipSync(Object.fromEntries([['datapackage.json', strToU8(`${descriptor}\n`)], ...files]), { mtime, level: 6 })
}

/** A CSV with a byte order mark, so that Excel opens it as UTF-8. Lists and objects are JSON in their cell. */
function writeCsv(exchange: Exchange, name: ListName): string {
  const columns = tables[name]
  const head = [...columns, ...sourceColumns].map(([column]) => column)
  const rows = exchange[name].map((row) => {
    const fields: Record<string, unknown> = { ...row }
    return [...columns.map(([column]) => fields[column]), row.source?.locator, row.source?.text].map(writeCsvCell)
  })
  return `\ufeff${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

function describePackage(
  exchange: Exchange,
  { name, title, created }: { name: string; title: string; created: string },
  names: ListName[],
) {
  return {
    profile: 'tabular-data-package',
    name,
    title,
    created,
    format: exchange.format,
    document: exchange.document,
    resources: names.map((list) => ({
      name: list,
      path: `${list}.csv`,
      profile: 'tabular-data-resource',
      encoding: 'utf-8',
      schema: {
        fields: [...tables[list], ...sourceColumns].map(([field, type, description]) => ({ name: field, type, description })),
        ...('id' in Object.fromEntries(tables[list]) ? { primaryKey: 'id' } : {}),
        ...foreignKeysOf(list),
      },
    })),
  }
}

function foreignKeysOf(list: ListName): { foreignKeys?: unknown[] } {
  const keys = tables[list].flatMap(([field]) => {
    if (field === 'item' || (list === 'items' && field === 'parent'))
      return [{ fields: field, reference: { resource: 'items', fields: 'id' } }]
    if (field === 'indicator') return [{ fields: field, reference: { resource: 'indicators', fields: 'id' } }]
    return []
  })
  return keys.length === 0 ? {} : { foreignKeys: keys }
}

const sameUnit: Record<string, string> = {
  名: '人',
  パーセント: '%',
  '％': '%',
  ヶ所: '箇所',
  か所: '箇所',
  カ所: '箇所',
  ヵ所: '箇所',
  ケ所: '箇所',
}

/** Whether two units (単位) are both known and not the same: 件 and %, never 人 and 名. */
export function unitsDiffer(asked: string | undefined, said: string | undefined): boolean {
  return asked !== undefined && said !== undefined && (sameUnit[asked] ?? asked) !== (sameUnit[said] ?? said)
}

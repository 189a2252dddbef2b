import { type RulePreset, rulePresets } from '#core/rule-presets.ts'
import { loadSchemes } from './load-schemes.ts'

/** Rules to start from when a scheme is drafted (評価規則のひな型): those of the schemes in a folder, `examples/schemes` as shipped. */
export async function listRulePresets(folder: string): Promise<RulePreset[]> {
  return rulePresets((await loadSchemes(folder)).schemes)
}

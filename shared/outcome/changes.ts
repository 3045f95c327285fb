// Changes of an item between two moments for exported documents: old and new value per field. Pure.
import type { Language } from '../bilingual.ts'
import type { DescribeContext } from '../history/describeContext.ts'
import { fieldText } from '../history/fieldText.ts'
import { FIELDS, type FieldKey } from '../roadmap/fields.ts'
import type { Item, RoadMap } from '../roadmap/model.ts'
import { runOf } from './languageWriter.ts'
import type { Line } from './model.ts'
import { CHANGE_WORDS } from './words.ts'

/** Fields whose values are given; titles and descriptions are only listed as changed. */
const TOLD: readonly FieldKey[] = ['status', 'progress', 'lead', 'coDelegations', 'agencies', 'start', 'due', 'stage', 'priority', 'stream']
const REWRITTEN: readonly FieldKey[] = ['title', 'description', 'checklist']

export interface ItemChange {
  readonly item: Item
  readonly before: Item | null
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  readonly fields: readonly FieldKey[]
}

export const changesBetween = (before: RoadMap, after: RoadMap): readonly ItemChange[] => {
  const earlier = new Map(before.items.map((item) => [item.id, item]))
  return after.items.flatMap((item): ItemChange[] => {
    const old = earlier.get(item.id)
    if (!old || (old.archived && !item.archived))
      return item.archived ? [] : [{ item, before: old ?? null, how: old ? 'restored' : 'added', fields: [] }]
    if (item.archived) return old.archived ? [] : [{ item, before: old, how: 'archived', fields: [] }]
    const fields = [...TOLD, ...REWRITTEN].filter((field) => JSON.stringify(old[field]) !== JSON.stringify(item[field]))
    return fields.length === 0 ? [] : [{ item, before: old, how: 'changed', fields }]
  })
}

export const changeLines = ({ item, before, how, fields }: ItemChange, names: DescribeContext, language: Language): readonly Line[] => {
  if (how !== 'changed') return [{ runs: [{ text: CHANGE_WORDS[how][language] }], style: 'strong' }]
  return fields.map((field): Line => {
    const label = FIELDS[field].label[language]
    if (!before || REWRITTEN.includes(field)) return { runs: [{ text: `${label}: ${CHANGE_WORDS.rewritten[language]}` }], style: 'soft' }
    const [from, to] = [before, item].map((one) => fieldText(field, one[field], names, language) || '–')
    if (from === to) return { runs: [{ text: `${label}: ${CHANGE_WORDS.rewritten[language]}` }], style: 'soft' }
    return {
      runs: [{ text: `${label}: ` }, runOf(to ?? ''), { text: ` (${CHANGE_WORDS.before[language]}: ` }, runOf(from ?? ''), { text: ')' }],
      style: 'soft',
    }
  })
}

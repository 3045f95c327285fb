// The key of a field in presence: `item:<id>:due`. Texts have the language of their side: `item:<id>:title.es`.
import type { Language } from '../../shared/bilingual.ts'
import type { ItemId, StreamId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'

export const editingKey = (item: ItemId, field: FieldKey, language?: Language): string => `item:${item}:${field}${sideOf(language)}`
export const entryEditingKey = (item: ItemId, entry: string, language?: Language): string =>
  `item:${item}:checklist:${entry}${sideOf(language)}`
export const streamEditingKey = (stream: StreamId, language: Language): string => `stream:${stream}:name${sideOf(language)}`

const sideOf = (language?: Language) => (language ? `.${language}` : '')

/** The key for any field of the item. */
export const anyFieldOf = (item: ItemId): string => `item:${item}`
export const withoutField = (key: string): string => key.replace(/^(item:[^:]+):.*$/, '$1')

/** The key of the field without its language. */
export const withoutSide = (key: string): string => key.replace(/\.(es|en)$/, '')

// What a cell says to a spreadsheet: dates in ISO, choices in the reader's language, sets with semicolons. `readCell` reads it back.
import type { Language } from '../../../shared/bilingual.ts'
import { FIELDS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import { CHOICE_LABELS, recurrenceText } from '../../../shared/roadmap/labels.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { Names } from './names.ts'

export const SET_SEPARATOR = '; '

/** `language`: whose words; the title is that language's own, never the other one's. */
export const cellText = (item: Item, field: FieldKey, names: Names, language: Language = names.language): string => {
  switch (field) {
    case 'number':
      return item.code
    case 'title':
    case 'description':
      return item[field][language]
    case 'kind':
      return CHOICE_LABELS.kind[item.kind][language]
    case 'status':
      return CHOICE_LABELS.status[item.status][language]
    case 'progress':
      return CHOICE_LABELS.progress[item.progress][language]
    case 'stage':
      return item.stage === null ? '' : CHOICE_LABELS.stage[item.stage][language]
    case 'priority':
      return item.priority === 0 ? '' : CHOICE_LABELS.priority[item.priority][language]
    case 'stream':
      return item.stream === null ? '' : names.streams.nameOf(item.stream, language)
    case 'lead':
      return item.lead === null ? '' : names.delegations.nameOf(item.lead, language)
    case 'coDelegations':
      return item.coDelegations.map((id) => names.delegations.nameOf(id, language)).join(SET_SEPARATOR)
    case 'agencies':
      return item.agencies.map((id) => names.agencies.nameOf(id, language)).join(SET_SEPARATOR)
    case 'people':
      return item.people.map((id) => names.people.nameOf(id, language)).join(SET_SEPARATOR)
    case 'labels':
      return item.labels.join(SET_SEPARATOR)
    case 'dependsOn':
      return item.dependsOn
        .map(({ item: other, type, lag }) => {
          const days = lag === 0 ? '' : ` ${lag > 0 ? '+' : ''}${lag}`
          return `${names.items.nameOf(other, language)}${type === 'FS' && lag === 0 ? '' : ` ${type}`}${days}`
        })
        .join(SET_SEPARATOR)
    case 'parent':
      return item.parent === null ? '' : names.items.nameOf(item.parent, language)
    case 'start':
    case 'due':
    case 'originalDue':
    case 'marking':
      return item[field] ?? ''
    case 'recurs':
      return item.recurs.every === 'none' ? '' : recurrenceText(item.recurs, language)
    case 'checklist':
    case 'origin':
    case 'order':
    case 'archived':
      return ''
  }
}

/** What the first line of a pasted table may call a column. */
export const fieldNames = (field: FieldKey): readonly string[] => [FIELDS[field].label.es, FIELDS[field].label.en]

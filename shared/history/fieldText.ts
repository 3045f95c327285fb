// Short text of a field's value: for old values, and for *old → new*.
import { type Bilingual, type Language, pickWords } from '../bilingual.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import { NO_OWN_FIELDS, rowOf } from '../roadmap/ownRows.ts'
import type { DescribeContext } from './describeContext.ts'
import { itemWords } from './fieldWords.ts'
import { plainPhrase } from './sentence.ts'

/** Its column, and its row in the panel. */
export const fieldLabel = (field: FieldKey, { ownFields }: Pick<DescribeContext, 'ownFields'>): Bilingual =>
  rowOf(field, ownFields?.() ?? NO_OWN_FIELDS).label

/** '' if it is empty. */
export const fieldText = (field: FieldKey, value: unknown, context: DescribeContext, language: Language): string => {
  const words = itemWords(field, context.ownFields?.())
  switch (words.how) {
    case 'value':
      return plainPhrase(words.say(value, context, language) ?? [])
    case 'text':
      return isPair(value) ? pickWords(value, language) : ''
    case 'set':
      return Array.isArray(value)
        ? value
            .map((member: unknown) => plainPhrase(words.say(memberOf(member, language), context, language) ?? []))
            .filter((text) => text !== '')
            .join(', ')
        : ''
    default:
      return ''
  }
}

/** A dependency is named by its item, a checklist entry by its text. */
const memberOf = (member: unknown, language: Language): unknown => {
  if (typeof member !== 'object' || member === null) return member
  if ('item' in member) return member.item
  return 'text' in member && isPair(member.text) ? pickWords(member.text, language) : null
}
const isPair = (value: unknown): value is Bilingual =>
  typeof value === 'object' &&
  value !== null &&
  'es' in value &&
  typeof value.es === 'string' &&
  'en' in value &&
  typeof value.en === 'string'

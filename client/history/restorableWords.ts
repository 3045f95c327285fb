// The label of a value that can be restored.
import type { NamedEvent } from '../../shared/api/history.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import type { SubjectType } from '../../shared/history/events.ts'
import { fieldPath } from '../../shared/history/fieldPath.ts'
import { fieldText } from '../../shared/history/fieldText.ts'
import { type FieldWords, ITEM_WORDS, sayIn } from '../../shared/history/fieldWords.ts'
import type { Restorable } from '../../shared/history/restorable.ts'
import type { InPlace } from '../../shared/history/restorePlace.ts'
import { plainPhrase } from '../../shared/history/sentence.ts'
import { quote, quotedTitle, thisSubject } from '../../shared/history/subjects.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import type { Messages } from '../base/messages/catalogue.ts'

/** Of an item, or of another subject. */
export type Offer = { readonly of: 'item'; readonly what: Restorable } | { readonly of: 'place'; readonly what: InPlace }

interface Speech {
  readonly names: DescribeContext
  readonly language: Language
  readonly text: Messages
}
const LONGEST = 40

/** *30 Sep*, *“Comparative note”*, *the text before this edit*. */
export const restorableWords = (offer: Offer, { subject }: Pick<NamedEvent, 'subject'>, speech: Speech): string =>
  offer.of === 'item' ? ofItem(offer.what, speech) : inPlace(offer.what, subject.type, speech)

const ofItem = (what: Restorable, { names, language, text }: Speech): string => {
  switch (what.type) {
    case 'field':
      return fieldValueWords(what.key, what.value, { names, language, text })
    case 'member':
      return memberWords(ITEM_WORDS[what.add.key], what.add.member, { names, language, text })
    case 'dependency':
      return text.history.dependency(names.item(what.dependency.item)?.code ?? '…')
    case 'done':
      return what.done ? text.history.checked : text.history.unchecked
    case 'entry':
      return quotedTitle(what.text, language) ?? text.history.theEntry
    case 'item':
      return text.history.theItem
    case 'title':
      return shortly(what.text, language)
    case 'text':
      return what.side === 'before' ? text.history.textBefore : text.history.textAfter
  }
}

/** A value of a field of an item. */
export const fieldValueWords = (key: FieldKey, value: unknown, speech: Speech): string =>
  isOwnKey(key)
    ? fieldText(key, value, speech.names, speech.language) || speech.text.history.noValue
    : valueWords(ITEM_WORDS[key], value, speech)

const inPlace = (what: InPlace, type: SubjectType, speech: Speech): string => {
  const { language, text } = speech
  switch (what.type) {
    case 'value':
      return valueWords(fieldPath(type, what.field).words, what.value, speech)
    case 'link':
      return memberWords(fieldPath(type, what.field).words, what.member, speech)
    case 'words':
      return shortly(what.words, language)
    case 'passage':
      return what.side === 'before' ? text.history.textBefore : text.history.textAfter
    case 'subject':
      return plainPhrase(thisSubject(type, language))
  }
}

const valueWords = (words: FieldWords | null, value: unknown, { names, language, text }: Speech): string => {
  if (words?.how === 'flag') return value === true ? text.history.inBacklog : text.history.onAgenda
  const said = words?.how === 'value' ? sayIn(words, value, { context: names, language }) : null
  return said ? plainPhrase(said) : text.history.noValue
}
const memberWords = (words: FieldWords | null, member: unknown, { names, language }: Speech): string =>
  words?.how === 'set' ? plainPhrase(words.say(member, names, language) ?? []) : ''
const shortly = (words: string, language: Language): string =>
  quote(words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words, language)

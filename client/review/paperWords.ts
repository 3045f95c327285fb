// Changes of an item between two moments as sentences, for print and export; on screen a table shows them.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import type { FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import { isMove } from '../../shared/history/deadlines.ts'
import { fieldText } from '../../shared/history/fieldText.ts'
import type { Line } from '../../shared/review/reviewOf.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { shownFields } from '../compare/differences.ts'
import type { Speech } from '../compare/tipWords.ts'

export const lineWords = ({ difference, touched }: Line, speech: Speech): string => {
  const text = CATALOGUE[speech.language].review
  if (!difference) return touched ? text.cameBack : text.same
  const { how, after } = difference
  if (how === 'added' && after) return bornWords(after, speech)
  const sentences = shownFields(difference).flatMap((field) => fieldWords(difference, field, speech) ?? [])
  if (how === 'archived') return [text.archivedNow, ...sentences].join(' ')
  if (how === 'restored') return [text.restored, ...sentences].join(' ')
  return sentences.join(' ')
}

const bornWords = (item: Item, { names, language }: Speech): string => {
  const text = CATALOGUE[language].review
  const origin = fieldText('origin', item.origin, names, language)
  const due = fieldText('due', item.due, names, language)
  return [
    text.newItem(lower(CHOICE_LABELS.status[item.status][language])),
    ...(origin === '' ? [] : [text.origin(origin)]),
    ...(due === '' ? [] : [text.dueOn(due)]),
  ].join(' ')
}

const fieldWords = (difference: ItemDifference, change: FieldDifference, speech: Speech): string | null => {
  const { after } = difference
  const { names, language } = speech
  const text = CATALOGUE[language].review
  const [from, to] = [fieldText(change.field, change.from, names, language), fieldText(change.field, change.to, names, language)]
  switch (change.field) {
    case 'status':
      return after?.status === 'done' || after?.status === 'blocked' ? text.isNow(to) : text.statusFrom(lower(from), lower(to))
    case 'progress':
      // "Done" implies that it is complete.
      return after?.status === 'done'
        ? null
        : text.progress(lower(from || none('progress', language)), lower(to || none('progress', language)))
    case 'due': {
      const moves = difference.slip?.moves ?? 0
      if (to === '') return text.dueCleared(from)
      if (moves === 0) return text.dueSet(to)
      // A date that had been cleared before the earlier moment.
      const since = from || fieldText('due', difference.slip?.each.find(isMove)?.since ?? null, names, language)
      const days = CATALOGUE[language].compare.days(difference.slip?.days ?? 0)
      return moves > 1 ? text.dueMoved(moves, since, to, days) : text.due(since, to, days)
    }
    case 'lead':
      return from === '' ? text.leadSet(to) : to === '' ? text.field(FIELDS.lead.label[language], from, text.nothing) : text.lead(to, from)
    case 'title':
      return titleWords(difference, language)
    case 'description':
      return textWords(difference, 'description', language)
    case 'checklist':
      return after ? text.checklist(after.checklist.filter(({ done }) => done).length, after.checklist.length) : null
    default: {
      const label = FIELDS[change.field].label[language]
      return from === to ? text.fieldChanged(label) : text.field(label, from || text.nothing, to || text.nothing)
    }
  }
}

/** A title is short enough to be quoted. */
const titleWords = (difference: ItemDifference, language: Language): string => {
  const { before, after } = difference
  const was = before?.title[language].trim() ?? ''
  return was !== '' && was !== after?.title[language].trim()
    ? CATALOGUE[language].review.titleWas(was)
    : textWords(difference, 'title', language)
}

/** A side that was empty was added; one with text was edited. */
const textWords = ({ before, after }: ItemDifference, field: 'title' | 'description', language: Language): string => {
  const text = CATALOGUE[language].review
  const changed = LANGUAGES.filter((side) => before?.[field][side] !== after?.[field][side])
  const wasEmpty = (side: Language) => (before?.[field][side].trim() ?? '') === ''
  const label = FIELDS[field].label[language]
  const [added, edited] = [changed.filter(wasEmpty), changed.filter((side) => !wasEmpty(side))]
  const named = (sides: readonly Language[]) => sides.map((side) => side.toUpperCase()).join(', ')
  return [
    ...(edited.length > 0 ? [text.edited(label, named(edited))] : []),
    ...(added.length > 0 ? [text.translated(label, named(added))] : []),
  ].join(' ')
}

const none = (field: 'progress', language: Language) => CHOICE_LABELS[field].notStarted[language]
/** For use inside a sentence; names and dates, which keep their capitals, are not passed here. */
const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)

// Text of an event for searching the feed: lower case, without accents.

import { codeOf } from '../../roadmap/codes.ts'
import type { EventChange, HistoryEvent } from '../events.ts'
import type { SubjectName } from './subjectNames.ts'

const MOST = 4_000

export const plainWords = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** Its values, and the name of its subject at that time. */
export const searchWordsOf = ({ change }: Pick<HistoryEvent, 'change'>, { title, number }: SubjectName): string => {
  const found = [title.es, title.en]
  if (number !== null) found.push(codeOf(number))
  gather(valuesOf(change), found)
  return plainWords(found.filter((text) => text !== '').join('\n')).slice(0, MOST)
}

const valuesOf = (change: EventChange): unknown => {
  switch (change.type) {
    case 'created':
      return [change.title, change.values]
    case 'archived':
    case 'restored':
      return change.title
    case 'set':
    case 'text':
      return [change.from, change.to]
    case 'added':
    case 'removed':
      return [change.member, change.value]
    case 'moved':
      return change.text
    case 'superseded':
      return change.value
  }
}

/** All strings in it, at any depth. */
const gather = (value: unknown, into: string[]) => {
  if (typeof value === 'string') into.push(value)
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) gather(inner, into)
}

// The name of a subject for the history: its title, and for an item the number of its code. Its size is bounded, whatever the document holds.
import type * as Y from 'yjs'
import type { Bilingual, Language } from '../../bilingual.ts'
import { mapIn, rootMap, rootText, textUnder } from '../../editor/foreign.ts'
import { FIELDS } from '../../roadmap/fields.ts'
import type { DocumentTable } from '../../schema/document.ts'
import { side } from '../../schema/field.ts'
import { firstIn, nextItem } from '../../yjs/item.ts'
import { lettersIn } from '../../yjs/itemContent.ts'
import type { EventSubject } from '../events.ts'
import { titleFieldOf } from './subjectLayouts.ts'
import { SHORT_TEXT } from './visibility.ts'

export interface SubjectName {
  readonly subject: EventSubject
  readonly title: Bilingual
  /** Null except for items. */
  readonly number: number | null
}

export const subjectNameOf = (doc: Y.Doc, table: DocumentTable, subject: EventSubject): SubjectName => {
  const root = Object.hasOwn(table.lists, subject.type) ? table.lists[subject.type]?.root : undefined
  const map = root === undefined ? null : mapIn(rootMap(doc, root), subject.id)
  const field = titleFieldOf(subject.type)
  const text = (language: Language) => {
    const found =
      root === undefined ? rootText(doc, side(field, language)) : (textUnder(map, side(field, language)) ?? textUnder(map, field))
    return found ? beginningOf(found) : ''
  }
  const number = subject.type === 'item' ? map?.get('number') : null
  return { subject, title: { es: text('es'), en: text('en') }, number: FIELDS.number.accepts(number) ? number : null }
}

/** Whether an event of this field may change the name. `null` is the subject as a whole. */
export const isOfFace = ({ type }: EventSubject, field: string | null): boolean => {
  const title = titleFieldOf(type)
  return (
    field === null ||
    field === title ||
    field === side(title, 'es') ||
    field === side(title, 'en') ||
    (type === 'item' && field === 'number')
  )
}

const beginningOf = (text: Y.Text): string => {
  let beginning = ''
  for (let item = firstIn(text); item && beginning.length < SHORT_TEXT; item = nextItem(item))
    if (!item.deleted) beginning += lettersIn(item) ?? ''
  return beginning.slice(0, SHORT_TEXT)
}

// How a subject is called: its title, and the number that an item's code is made from. Bounded, whatever the document holds.
import type * as Y from 'yjs'
import type { Bilingual, Language } from '../../bilingual.ts'
import { mapIn, rootMap, rootText, textIn } from '../../editor/foreign.ts'
import { FIELDS } from '../../roadmap/fields.ts'
import type { DocumentTable } from '../../schema/document.ts'
import { side } from '../../schema/field.ts'
import { firstIn, nextOf } from '../../yjs/item.ts'
import { lettersIn } from '../../yjs/itemContent.ts'
import type { Subject } from '../events.ts'
import { titleFieldOf } from './subjectLayouts.ts'
import { SHORT_TEXT } from './visibility.ts'

export interface Face {
  readonly subject: Subject
  readonly title: Bilingual
  /** Of an item. */
  readonly number: number | null
}

export const faceOf = (doc: Y.Doc, table: DocumentTable, subject: Subject): Face => {
  const root = Object.hasOwn(table.lists, subject.type) ? table.lists[subject.type]?.root : undefined
  const map = root === undefined ? null : mapIn(rootMap(doc, root), subject.id)
  const field = titleFieldOf(subject.type)
  const text = (language: Language) => {
    const found = root === undefined ? rootText(doc, side(field, language)) : (textIn(map, side(field, language)) ?? textIn(map, field))
    return found ? beginningOf(found) : ''
  }
  const number = subject.type === 'item' ? map?.get('number') : null
  return { subject, title: { es: text('es'), en: text('en') }, number: FIELDS.number.accepts(number) ? number : null }
}

/** May an event of this field change the face? `null` is the subject as a whole. */
export const isOfFace = ({ type }: Subject, field: string | null): boolean => {
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
  for (let item = firstIn(text); item && beginning.length < SHORT_TEXT; item = nextOf(item))
    if (!item.deleted) beginning += lettersIn(item) ?? ''
  return beginning.slice(0, SHORT_TEXT)
}

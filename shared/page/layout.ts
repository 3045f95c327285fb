// Layout of a `page:<id>` (a text): the only file with these Yjs keys.
import { LINE } from '../bounds.ts'
import { MOVED_FROM, MOVED_FROM_SCHEMA } from '../editor/movedFrom.ts'
import { countParagraphs } from '../editor/plainText.ts'
import { CONFIRMED, confirmedSchema } from '../pairs/confirmations.ts'
import { documentOf } from '../schema/document.ts'
import { choice, derived, eachFragment, type FieldsOf, flag, order, pair, richPair, sidesOf } from '../schema/field.ts'
import { documentRecord, META_ROOT } from '../schema/record.ts'
import { PAGE_KIND_LABELS, PAGE_KINDS, type TextPage } from './model.ts'

export const PAGE_ROOTS = { meta: META_ROOT, title: sidesOf('title'), body: sidesOf('body') }

export const PAGE_FIELDS = {
  kind: {
    kind: 'choice',
    label: { es: 'Tipo', en: 'Kind' },
    name: { es: 'el tipo', en: 'the kind' },
    ...choice(PAGE_KINDS, 'text'),
    words: PAGE_KIND_LABELS,
  },
  title: { label: { es: 'Título', en: 'Title' }, name: { es: 'el título', en: 'the title' }, ...pair(LINE) },
  body: { label: { es: 'Texto', en: 'Text' }, name: { es: 'el cuerpo', en: 'the body' }, ...richPair() },
  paragraphs: derived(eachFragment('body', countParagraphs, 0)),
  order: order(),
  archived: flag(),
} satisfies FieldsOf<TextPage>

export const TEXT = documentRecord<TextPage>(PAGE_FIELDS)

const CALLED = {
  this: { es: 'este texto', en: 'this text' },
  named: { es: 'el texto {name}', en: 'the text {name}' },
  unnamed: { es: 'un texto sin título', en: 'a text without a title' },
}
export const PAGE = documentOf({
  self: { subject: 'text', called: CALLED, records: [TEXT] },
  more: { [CONFIRMED]: confirmedSchema(['text']), [MOVED_FROM]: MOVED_FROM_SCHEMA },
})

// What a `page:<id>` (a text) holds: the only file that spells these Yjs keys.
import { LINE } from '../bounds.ts'
import { countParagraphs } from '../editor/plainText.ts'
import { CONFIRMED, confirmedPlace } from '../pairs/confirmations.ts'
import { documentOf } from '../schema/document.ts'
import { choice, derived, eachFragment, type FieldsOf, flag, order, pair, richPair, sidesOf } from '../schema/field.ts'
import { META_ROOT, record } from '../schema/record.ts'
import { PAGE_KINDS, type Page } from './model.ts'

export const PAGE_ROOTS = { meta: META_ROOT, title: sidesOf('title'), body: sidesOf('body') }

export const PAGE_FIELDS = {
  kind: choice(PAGE_KINDS, 'text'),
  title: pair(LINE),
  body: richPair(),
  paragraphs: derived(eachFragment('body', countParagraphs, 0)),
  order: order(),
  archived: flag(),
} satisfies FieldsOf<Page>

export const TEXT = record<Page>(PAGE_FIELDS)

export const PAGE = documentOf({ self: { subject: 'text', records: [TEXT] }, more: { [CONFIRMED]: confirmedPlace(['text']) } })

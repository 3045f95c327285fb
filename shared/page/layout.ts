// Where each thing of a `page:<id>` (a text) lives in its Y.Doc: the only file that spells these Yjs keys.
//
//   title.es, title.en : Y.Text · body.es, body.en : Y.XmlFragment · meta : Y.Map  kind, order, archived : value
//   confirmed : Y.Map<pair@account, value>   see `shared/pairs`
//
// The roots need no creation, so there is nothing that two people could create twice.
import { LINE } from '../bounds.ts'
import { isFlag, isOneOf } from '../checks.ts'
import { RICH_TEXT_PLACES } from '../editor/richText.ts'
import { isOrder } from '../order.ts'
import { CONFIRMED, confirmedPlace } from '../pairs/confirmations.ts'
import type { DocumentPlaces } from '../places.ts'
import { PAGE_KINDS } from './model.ts'

export const PAGE_ROOTS = { meta: 'meta', title: { es: 'title.es', en: 'title.en' }, body: { es: 'body.es', en: 'body.en' } } as const
export const META = { kind: 'kind', order: 'order', archived: 'archived' } as const

export const PAGE_PLACES: DocumentPlaces = {
  [PAGE_ROOTS.meta]: {
    type: 'map',
    keys: {
      [META.kind]: { type: 'value', accepts: isOneOf(PAGE_KINDS) },
      [META.order]: { type: 'value', accepts: isOrder },
      [META.archived]: { type: 'value', accepts: isFlag },
    },
  },
  [PAGE_ROOTS.title.es]: { type: 'text', most: LINE },
  [PAGE_ROOTS.title.en]: { type: 'text', most: LINE },
  [PAGE_ROOTS.body.es]: { type: 'fragment', schema: RICH_TEXT_PLACES },
  [PAGE_ROOTS.body.en]: { type: 'fragment', schema: RICH_TEXT_PLACES },
  [CONFIRMED]: confirmedPlace(['text']),
}

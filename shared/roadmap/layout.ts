// What a `roadmap:<group>` holds: its roots, whose fields are declared in `fields.ts`.
//
// Every nested text, set and map is created in the transaction that creates its item: of two concurrent lazy creations one would be lost.
import { LINE, MOST } from '../bounds.ts'
import { MOVED_FROM, MOVED_FROM_SCHEMA } from '../editor/movedFrom.ts'
import { newItemId, newStreamId, parseItemId, parseStreamId } from '../ids.ts'
import { CONFIRMED, confirmedSchema } from '../pairs/confirmations.ts'
import { documentOf } from '../schema/document.ts'
import { entries } from '../schema/entries.ts'
import { derived, type FieldsOf, flag, order, pair } from '../schema/field.ts'
import { codeOf } from './codes.ts'
import { FIELDS } from './fields.ts'
import type { BuiltInFields, Item, Workstream } from './model.ts'
import { OWN_FIELDS, ownSchema } from './ownFields.ts'
import { createOwnValue, readOwnValues } from './ownValues.ts'

/** Items and streams are archived, never deleted or replaced. */
export const STREAMS = entries<Workstream>({
  root: 'streams',
  fields: {
    name: { label: { es: 'Nombre', en: 'Name' }, name: { es: 'el nombre', en: 'the name' }, ...pair(LINE) },
    order: order(),
    archived: flag(),
  } satisfies FieldsOf<Workstream>,
  parseId: parseStreamId,
  newId: newStreamId,
  permanent: true,
  most: MOST.streams,
  called: {
    this: { es: 'esta línea de trabajo', en: 'this workstream' },
    named: { es: 'la línea de trabajo {name}', en: 'the workstream {name}' },
    unnamed: { es: 'una línea de trabajo sin nombre', en: 'a workstream without a name' },
  },
})

const { number, ...others } = FIELDS
const readNumber = number.reader('number')
export const ITEMS = entries<Item>({
  root: 'items',
  fields: { number, code: derived((from, id) => codeOf(readNumber(from, id))), ...others } satisfies FieldsOf<BuiltInFields>,
  open: { schema: ownSchema, read: readOwnValues, create: createOwnValue },
  parseId: parseItemId,
  newId: newItemId,
  permanent: true,
  most: MOST.items,
  searched: ['title', 'description'],
  // An item is named by its code.
  called: {
    this: { es: 'esta acción', en: 'this item' },
    named: { es: '{name}', en: '{name}' },
    unnamed: { es: 'una acción', en: 'an item' },
  },
})

export const ROADMAP = documentOf({
  called: { es: 'la hoja de ruta', en: 'the road map' },
  lists: { field: OWN_FIELDS, stream: STREAMS, item: ITEMS },
  more: { [CONFIRMED]: confirmedSchema(['item', 'stream']), [MOVED_FROM]: MOVED_FROM_SCHEMA },
})

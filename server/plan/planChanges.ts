// The fields of a body as changes of an item. The body is checked by then: what a field does not accept was refused.

import type { ItemFields } from '../../shared/api/items.ts'
import { LANGUAGES } from '../../shared/bilingual.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type FieldChange, type ItemChange, puttingOf, settingOf } from '../../shared/roadmap/changeItems.ts'
import { FIELD_KEYS, isSet, isSettable } from '../../shared/roadmap/fields.ts'

/** In the order of the table of fields: a reason comes after the date that it is of. */
export const changesOf = (id: ItemId, { title, dependsOn, checklist, archived, ...fields }: ItemFields): readonly ItemChange[] => {
  const values: Readonly<Record<string, unknown>> = fields
  const changes: FieldChange[] = LANGUAGES.flatMap((language) => {
    const to = title?.[language]
    return to === undefined ? [] : [{ title: language, to }]
  })
  for (const key of FIELD_KEYS) {
    const value = values[key]
    if (value === undefined) continue
    const change = isSettable(key) ? settingOf(key, value) : isSet(key) && Array.isArray(value) ? puttingOf(key, value) : null
    if (change) changes.push(change)
  }
  if (dependsOn) changes.push({ dependsOn })
  if (checklist) changes.push({ checklist })
  return [
    // An archived item takes no other change.
    ...(archived === false ? [{ id, archived }] : []),
    ...changes.map((change) => ({ id, ...change })),
    ...(archived === true ? [{ id, archived }] : []),
  ]
}

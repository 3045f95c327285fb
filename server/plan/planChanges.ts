// Converts the validated fields of a request body to changes of an item.

import type { ItemFieldsBody } from '../../shared/api/items.ts'
import { LANGUAGES } from '../../shared/bilingual.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type FieldChange, type ItemChange, puttingOf, settingOf } from '../../shared/roadmap/changeItems.ts'
import { FIELD_KEYS, isSetField, isSettable } from '../../shared/roadmap/fields.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'

/** In the order of the table of fields: the reason must follow the date that it belongs to. */
export const itemChangesOf = (id: ItemId, { title, dependsOn, checklist, archived, ...fields }: ItemFieldsBody): readonly ItemChange[] => {
  const values: Readonly<Record<string, unknown>> = fields
  const changes: FieldChange[] = LANGUAGES.flatMap((language) => {
    const to = title?.[language]
    return to === undefined ? [] : [{ title: language, to }]
  })
  for (const key of FIELD_KEYS) {
    const value = values[key]
    if (value === undefined) continue
    const change = isSettable(key) ? settingOf(key, value) : isSetField(key) && Array.isArray(value) ? puttingOf(key, value) : null
    if (change) changes.push(change)
  }
  for (const [key, value] of Object.entries(values)) {
    const change = isOwnKey(key) && value !== undefined ? settingOf(key, value) : null
    if (change) changes.push(change)
  }
  if (dependsOn) changes.push({ dependsOn })
  if (checklist) changes.push({ checklist })
  return [
    // An archived item accepts no other change.
    ...(archived === false ? [{ id, archived }] : []),
    ...changes.map((change) => ({ id, ...change })),
    ...(archived === true ? [{ id, archived }] : []),
  ]
}

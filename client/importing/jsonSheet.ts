// A file of `ruta-plan-1` as a table of the same columns as any other: ids become the names that the group has for them, and what is
// foreign in it is empty. Pure.

import { FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { acceptsOwn } from '../../shared/roadmap/ownFields.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { isRecord } from '../base/remembered.ts'
import { columnName, planColumns } from '../exchange/planColumns.ts'
import { PLAN_FORMAT } from '../exchange/planJson.ts'
import { facetOf } from '../item/facets/facets.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { isChecklistDraft, isDependencyOf, isPair } from './foreign.ts'

/** Null for any other file. */
export const jsonSheet = (text: string, names: FacetNames): readonly (readonly string[])[] | null => {
  const found = parsed(text)
  if (!isRecord(found) || found.format !== PLAN_FORMAT || !Array.isArray(found.items)) return null
  return [
    planColumns().map((column) => columnName(column, names.language)),
    ...found.items.filter(isRecord).map((item) =>
      planColumns().map(({ field, language }) => {
        if (field === 'number') return typeof item.code === 'string' ? item.code : ''
        const value = item[field]
        if (!fits(field, value)) return ''
        return facetOf(field).text({ [field]: value } as unknown as Item, field, names, language ?? names.language)
      }),
    ),
  ]
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON: the caller says so.
    return null
  }
}

const fits = (field: FieldKey, value: unknown): boolean => {
  if (field === 'title' || field === 'description') return isPair(value)
  if (field === 'dependsOn') return Array.isArray(value) && value.every(isDependencyOf)
  if (field === 'checklist') return Array.isArray(value) && value.every(isChecklistDraft)
  if (isOwnKey(field)) return value !== undefined && acceptsOwn(field, value)
  const { accepts } = FIELDS[field] as { readonly accepts?: (value: unknown) => boolean }
  if (Array.isArray(value)) return value.every((member) => accepts?.(member) === true)
  return accepts?.(value) === true
}

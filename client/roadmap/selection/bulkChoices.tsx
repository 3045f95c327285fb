// The choices for all selected items, each with its icon and the change that it makes.
import type { JSX } from 'solid-js'
import { type ItemChange, settingOf } from '../../../shared/roadmap/changeItems.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { Offering } from '../../item/facets/facet.ts'
import { facetOf } from '../../item/facets/facets.ts'
import { ChoiceMark } from '../../item/options.tsx'
import type { BulkControl } from './createBulk.ts'

export const BULK_FIELDS = ['status', 'lead', 'progress', 'stream'] as const satisfies readonly BulkControl[]
export type BulkField = (typeof BULK_FIELDS)[number]

export interface BulkChoice {
  readonly draw: () => JSX.Element
  /** The number of items that accept it. */
  readonly accepted: number
  readonly changes: readonly ItemChange[]
}

export const bulkChoices = (items: readonly Item[], field: BulkField, words: Offering): readonly BulkChoice[] =>
  (facetOf(field).choices?.(field, words) ?? []).flatMap((choice) => {
    const change = settingOf(field, choice.value)
    if (!change || choice.isGone) return []
    return {
      draw: () => <ChoiceMark field={field} choice={choice} words={words} />,
      accepted: items.filter((item) => !item.archived && (choice.may?.(item) ?? true)).length,
      changes: items.map(({ id }) => ({ id, ...change })),
    }
  })

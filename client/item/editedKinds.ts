// The kinds of fields that have an editor, without the editors themselves, which are loaded after the first content.
import type { FieldKind } from '../../shared/roadmap/fields.ts'

/** Kinds with an editor of their own; all other values that can be parsed from a line use the line editor. */
export const EDITED_KINDS = [
  'choice',
  'stream',
  'delegation',
  'delegations',
  'agencies',
  'people',
  'day',
  'dependencies',
  'item',
  'labels',
  'recurrence',
  'choices',
  'party',
] as const satisfies readonly FieldKind[]
export type EditedKind = (typeof EDITED_KINDS)[number]

// Which kinds of fields have an editor, apart from the editors: those come after the first content.
import type { FieldKind } from '../../shared/roadmap/fields.ts'

/** Kinds with an editor of their own. Any other value that one can read from a line is written in one. */
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
] as const satisfies readonly FieldKind[]
export type EditedKind = (typeof EDITED_KINDS)[number]

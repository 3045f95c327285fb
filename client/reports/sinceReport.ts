// Changes of an item since its last report: net change per field. Pure.
import type { NamedEvent } from '../../shared/api/history.ts'
import { FIELD_KEYS, type FieldKey, isFieldKey } from '../../shared/roadmap/fields.ts'
import type { Progress } from '../../shared/roadmap/model.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'

export type SinceReportLine =
  | { readonly field: FieldKey; readonly how: 'set'; readonly from: unknown; readonly to: unknown }
  /** Words, or members of a list: how is shown in its history. */
  | { readonly field: FieldKey; readonly how: 'changed' }

/**
 * `events`: of the item since then, the newest first. In the order of the fields; what came back to where it was is left out, and progress
 * that was set to the reported value.
 */
export const sinceReport = (events: readonly Pick<NamedEvent, 'field' | 'change'>[], reported: Progress): readonly SinceReportLine[] => {
  const lines = new Map<FieldKey, SinceReportLine>()
  for (const { field: path, change } of events.toReversed()) {
    const [root = ''] = path?.split(/[./]/) ?? []
    const field = isFieldKey(root) ? root : undefined
    if (!field || field === 'order' || change.type === 'superseded') continue
    const before = lines.get(field)
    lines.set(
      field,
      change.type === 'set' && path === field && before?.how !== 'changed'
        ? { field, how: 'set', from: before ? before.from : change.from, to: change.to }
        : { field, how: 'changed' },
    )
  }
  return [...FIELD_KEYS, ...[...lines.keys()].filter(isOwnKey)].flatMap((key) => {
    const line = lines.get(key)
    if (!line || (line.how === 'set' && sameValue(line.from, line.to))) return []
    return line.field === 'progress' && line.how === 'set' && line.to === reported ? [] : [line]
  })
}

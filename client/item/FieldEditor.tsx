// Chooses the editor by the kind of the field. A field that people cannot set is read-only.

import { createEffect, on, onCleanup, Show, Suspense } from 'solid-js'
import { type FieldKey, type FieldKind, isSettable } from '../../shared/roadmap/fields.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { lazilySoon } from '../base/lazily.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { EDITED_KINDS } from './editedKinds.ts'
import { editingKey } from './editingKey.ts'
import { FieldValue } from './FieldValue.tsx'
import { facetOf } from './facets/facets.ts'
import type { EditorProps } from './ValueButton.tsx'

const IS_EDITED: ReadonlySet<FieldKind> = new Set(EDITED_KINDS)

/** Shows the value until the editor is loaded, if a field is edited soon after the page has opened. */
const KindEditor = lazilySoon(async () => (await import('./KindEditor.tsx')).KindEditor)

/** Whether the field has an editor for a row of the panel or a cell. Titles, descriptions and checklists are edited elsewhere. */
export const hasEditor = (field: FieldKey): boolean => {
  const row = fieldRow(field)
  if ('settable' in row && !row.settable) return false
  return IS_EDITED.has(row.kind) || ((isSettable(field) || isOwnKey(field)) && facetOf(field).read !== null)
}

export function FieldEditor(props: EditorProps) {
  const live = useLive()
  // Presence: the others see which field is open here.
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        live.setEditing(editingKey(props.item.id, props.field))
        onCleanup(() => live.setEditing(null))
      },
    ),
  )
  return (
    <Show when={hasEditor(props.field)} fallback={<FieldValue {...props} />}>
      <Suspense fallback={<FieldValue {...props} />}>
        <KindEditor {...props} />
      </Suspense>
    </Show>
  )
}

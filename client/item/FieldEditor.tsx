// The editor that a field's kind asks for. A field that people do not set is only read.
import { createEffect, createMemo, type JSX, on, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { FIELDS, type FieldKey, type FieldKind, isSettable } from '../../shared/roadmap/fields.ts'
import { useLive } from '../live/LiveDocument.tsx'
import { ChoiceEditor } from './ChoiceEditor.tsx'
import { DayEditor } from './DayEditor.tsx'
import { DependenciesEditor } from './DependenciesEditor.tsx'
import { editingKey } from './editingKey.ts'
import { FieldValue } from './FieldValue.tsx'
import type { KeyOf } from './facets/facet.ts'
import { facetOf } from './facets/facets.ts'
import { LabelsEditor } from './LabelsEditor.tsx'
import { LineEditor } from './LineEditor.tsx'
import { MembersEditor } from './MembersEditor.tsx'
import { ParentEditor } from './ParentEditor.tsx'
import { RecurrenceEditor } from './RecurrenceEditor.tsx'
import type { EditorProps } from './ValueButton.tsx'

type Editor<Key extends FieldKey = FieldKey> = (props: EditorProps<Key>) => JSX.Element

/** Any other value that one can read from a line is written in one. */
const EDITORS: { readonly [Kind in FieldKind]?: Editor<KeyOf<Kind>> } = {
  choice: ChoiceEditor,
  stream: ChoiceEditor,
  delegation: ChoiceEditor,
  delegations: MembersEditor,
  agencies: MembersEditor,
  people: MembersEditor,
  day: DayEditor,
  dependencies: DependenciesEditor,
  item: ParentEditor,
  labels: LabelsEditor,
  recurrence: RecurrenceEditor,
}

/** Has it an editor that stands in a row of the panel or in a cell? Titles, descriptions and checklists have places of their own. */
export const hasEditor = (field: FieldKey): boolean => editorOf(field) !== undefined

const editorOf = (field: FieldKey): Editor | undefined => {
  const row = FIELDS[field]
  if ('settable' in row && !row.settable) return undefined
  const editor = EDITORS[row.kind] ?? (isSettable(field) && facetOf(field).read ? LineEditor : undefined)
  // An editor is given no field but those of its kind: `KeyOf` has proved it.
  return editor as Editor | undefined
}

export function FieldEditor(props: EditorProps) {
  const live = useLive()
  const editor = createMemo(() => editorOf(props.field))
  // The others see which field is open here.
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
    <Show when={editor()} fallback={<FieldValue {...props} />}>
      {(found) => <Dynamic component={found()} {...props} />}
    </Show>
  )
}

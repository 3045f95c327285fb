// The editors of all kinds of fields, in a chunk that is loaded after the first content (`FieldEditor.tsx`).

import { createMemo, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { KeyOf } from '../../shared/views/rule.ts'
import { fieldRow } from '../live/ownFields.ts'
import { ChoiceEditor } from './ChoiceEditor.tsx'
import { DayEditor } from './DayEditor.tsx'
import { DependenciesEditor } from './DependenciesEditor.tsx'
import type { EditedKind } from './editedKinds.ts'
import { LabelsEditor } from './LabelsEditor.tsx'
import { LineEditor } from './LineEditor.tsx'
import { MembersEditor } from './MembersEditor.tsx'
import { OwnChoicesEditor } from './OwnChoicesEditor.tsx'
import { ParentEditor } from './ParentEditor.tsx'
import { RecurrenceEditor } from './RecurrenceEditor.tsx'
import type { EditorProps } from './ValueButton.tsx'

type Editor<Key extends FieldKey = FieldKey> = (props: EditorProps<Key>) => JSX.Element

const EDITORS: { readonly [Kind in EditedKind]: Editor<KeyOf<Kind>> } = {
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
  choices: OwnChoicesEditor,
  party: ChoiceEditor,
}
const has = (kind: string): kind is EditedKind => Object.hasOwn(EDITORS, kind)

/** All other values that can be parsed from a line use the line editor. */
const editorOf = (field: FieldKey): Editor => {
  const { kind } = fieldRow(field)
  // `KeyOf` guarantees that each editor gets only fields of its kind.
  return (has(kind) ? EDITORS[kind] : LineEditor) as Editor
}

export function KindEditor(props: EditorProps) {
  const editor = createMemo(() => editorOf(props.field))
  return <Dynamic component={editor()} {...props} />
}

// The value of a field as a button that starts editing.

import { type JSX, Show, splitProps } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { FieldValue, type FieldValueProps } from './FieldValue.tsx'
import { isEmptyField } from './facets/facets.ts'

/** The props of every editor. `open` belongs to its container: the panel, or the cell that is being edited. */
export interface EditorProps<Key extends FieldKey = FieldKey> extends FieldValueProps<Key> {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

export function ValueButton(props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & { readonly of: FieldValueProps }) {
  const [own, rest] = splitProps(props, ['of'])
  const text = useText()
  const language = useLanguage()
  return (
    <button type="button" {...rest} class="value">
      <span class="vh">{text().roadmap.edit.field(fieldRow(own.of.field).label[language()])}. </span>
      <Show when={!isEmptyField(own.of.item, own.of.field)} fallback={<span class="value__empty">{text().roadmap.edit.empty}</span>}>
        <FieldValue {...own.of} isPlain />
      </Show>
    </button>
  )
}

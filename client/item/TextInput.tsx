// The input of one side of a title or name: plain text bound to a Y.Text, with the marks of others who are editing it.
import { createMemo, createUniqueId, onCleanup, onMount } from 'solid-js'
import type * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { inFields, LINE, PROSE } from '../../shared/bounds.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { EditedBy } from '../editor/EditedBy.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { bindTextField } from '../live/textField.ts'

export interface TextInputProps {
  readonly text: Y.Text
  readonly label: string
  readonly language: Language
  /** The key of this field in presence. */
  readonly editingKey: string
  readonly placeholder?: string | undefined
  /** The label is for screen readers only. */
  readonly quietLabel?: boolean | undefined
  /** Enter inserts a new line. Without it, long text still wraps. */
  readonly multiline?: boolean | undefined
  readonly autofocus?: boolean | undefined
  readonly class?: string | undefined
  /** Called on Enter in a field of one line, and on Escape. */
  readonly onDone?: (() => void) | undefined
  /** Called on Escape before `onDone`. */
  readonly onEscape?: (() => void) | undefined
}

export function TextInput(props: TextInputProps) {
  const live = useLive()
  const group = useGroup()
  const id = createUniqueId()
  const peers = createMemo(() => live.peers().filter(({ editing }) => editing === props.editingKey))
  const peer = () => peers()[0] ?? null
  let area!: HTMLTextAreaElement
  let frame!: HTMLDivElement

  onMount(() => {
    // The frame contains the same text, invisible, and so grows to its height; the input fills the frame.
    onCleanup(
      bindTextField(area, props.text, {
        oneLine: !props.multiline,
        most: inFields(props.multiline ? PROSE : LINE),
        onShown: (value) => frame.setAttribute('data-words', value),
      }),
    )
    if (props.autofocus) area.focus()
  })
  onCleanup(() => live.setEditing(null))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
      // The undo of the browser would ignore the edits of others, so it is prevented.
      event.preventDefault()
      if (key === 'y' || event.shiftKey) live.redo()
      else live.undo()
    } else if (key === 'escape' || (key === 'enter' && !props.multiline)) {
      event.preventDefault()
      area.blur()
      if (key === 'escape') props.onEscape?.()
      props.onDone?.()
    }
  }
  return (
    <div class={`text-input ${props.class ?? ''}`}>
      <label class="text-input__label" classList={{ vh: props.quietLabel }} for={id}>
        {props.label}
      </label>
      <div
        ref={frame}
        class="text-input__frame"
        classList={{ 'is-theirs': peer() !== null, 'is-read-only': !live.canWrite() }}
        data-identity={peer() ? (delegationIn(group(), peer()?.delegation ?? null)?.identity ?? 'none') : undefined}
      >
        <textarea
          ref={area}
          id={id}
          rows={1}
          lang={props.language}
          placeholder={props.placeholder}
          readOnly={!live.canWrite()}
          spellcheck={true}
          autocomplete="off"
          onFocus={() => live.canWrite() && live.setEditing(props.editingKey)}
          onBlur={() => live.setEditing(null)}
          onKeyDown={onKeyDown}
        />
        <EditedBy peers={peers()} />
      </div>
    </div>
  )
}

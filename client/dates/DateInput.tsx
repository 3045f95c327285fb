// A date that is typed, in the reader's language and shorthand, with a calendar beside it (the ARIA date picker). It is written when it is
// whole: on Enter, on leaving, or when the calendar gives it. While it is typed, the sheet says as which day it is read.
// The sheet is in the browser's top layer, and in the page beside its field: in a dialog or a cell it belongs to them.
import { createUniqueId, onCleanup, onMount, Show } from 'solid-js'
import type { Day } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { createDateEdit, type DateEditProps } from './createDateEdit.ts'
import { DateSheet } from './DateSheet.tsx'

export interface DateInputProps extends DateEditProps {
  readonly id?: string | undefined
  /** The accessible name, where the field has no visible label. */
  readonly label?: string | undefined
  readonly class?: string | undefined
  readonly isWrong?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly autofocus?: boolean | undefined
  /** The date at first, marked in the calendar. */
  readonly original?: Day | null | undefined
  /** Whether something else is due on this day, for the dots in the calendar. */
  readonly isBusy?: ((day: Day) => boolean) | undefined
  /** An editor that is closed after a date is written (Enter, the calendar, leaving it) or cancelled (Escape). */
  readonly onDone?: (() => void) | undefined
}

const never = () => false

export function DateInput(props: DateInputProps) {
  const text = useText()
  const sheetId = createUniqueId()
  const edit = createDateEdit(props)
  const { isOpen, close, keep } = edit
  let frame!: HTMLSpanElement
  let input!: HTMLInputElement
  let isDone = false

  const done = () => {
    isDone = true
    props.onDone?.()
  }
  const choose = (day: Day | null) => {
    edit.write(day)
    close()
    input.focus()
    if (props.onDone) done()
  }
  const cancel = () => {
    edit.discard()
    if (props.onDone) done()
    else input.focus()
  }
  onMount(() => {
    if (props.autofocus) {
      input.focus()
      input.select()
    }
    // Removing the field while somebody types must not lose their date.
    onCleanup(() => !isDone && keep())
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape' && (isOpen() || edit.isTyped() || props.onDone)) {
      event.preventDefault()
      // An Escape that closes the calendar closes nothing else.
      event.stopPropagation()
      if (edit.hasKeys() && !props.onDone) {
        close()
        input.focus()
      } else cancel()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      event.stopPropagation()
      edit.openWithKeys()
    } else if (event.key === 'Enter') {
      const isKept = keep()
      if (isKept) close()
      if (!isKept || props.onDone) event.preventDefault()
      if (isKept && props.onDone) done()
    }
  }
  return (
    <span
      ref={frame}
      class="date-input"
      on:focusout={(event) => {
        const to = event.relatedTarget
        if (isDone || (to instanceof Node && frame.contains(to))) return
        keep()
        close()
        if (props.onDone) done()
      }}
    >
      <input
        ref={input}
        id={props.id}
        type="text"
        role="combobox"
        class={`input ${props.class ?? ''}`}
        autocomplete="off"
        spellcheck={false}
        maxlength={40}
        aria-label={props.label}
        aria-haspopup="dialog"
        aria-expanded={isOpen()}
        aria-controls={isOpen() ? sheetId : undefined}
        aria-invalid={edit.wrong() !== null || props.isWrong ? 'true' : undefined}
        aria-describedby={props.describedBy}
        data-tip={edit.wrong() ?? undefined}
        value={edit.words()}
        onInput={(event) => edit.type(event.currentTarget.value)}
        on:keydown={onKeyDown}
      />
      <button
        type="button"
        class="date-input__open"
        // Beside a field that can be typed in, one more stop of the Tab key would be one too many: the arrow down opens it too.
        tabindex={-1}
        aria-label={text().dates.open}
        onClick={() => (isOpen() ? close() : edit.openWithKeys())}
      >
        <Icon name="calendar" />
      </button>
      <span class="vh" role="status">
        {edit.saying()}
      </span>
      <Show when={isOpen()}>
        <DateSheet
          id={sheetId}
          field={frame}
          edit={edit}
          isBusy={props.isBusy ?? never}
          original={props.original ?? null}
          isFilled={props.value !== null}
          onKeep={() => {
            if (!keep()) return
            close()
            input.focus()
            if (props.onDone) done()
          }}
          onChoose={choose}
          onEscape={onKeyDown}
        />
      </Show>
    </span>
  )
}

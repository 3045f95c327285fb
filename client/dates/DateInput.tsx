// A date that is typed, in the reader's language and shorthand, with a calendar beside it (the ARIA date picker). It is written when it is
// whole: on Enter, on leaving, or when the calendar gives it. While it is typed, the sheet says as which day it is read.
// The sheet is in the browser's top layer, and in the page beside its field: in a dialog or a cell it belongs to them.
import { createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, onMount, Show } from 'solid-js'
import { isDay } from '../../shared/roadmap/checks.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createToday } from '../base/today.ts'
import { Icon } from '../ui/Icon.tsx'
import { DateSheet } from './DateSheet.tsx'
import { longDay, shortDay, whyWords } from './dayWords.ts'
import type { SessionDays } from './sessionDays.ts'
import { readTypedDay } from './typedDay.ts'
import { whyNoDay } from './whyNoDay.ts'

export interface DateInputProps {
  readonly value: Day | null
  readonly id?: string | undefined
  /** The accessible name, where the field has no visible label. */
  readonly label?: string | undefined
  readonly class?: string | undefined
  readonly isWrong?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly autofocus?: boolean | undefined
  /** The date at first, marked in the calendar. */
  readonly original?: Day | null | undefined
  /** Days can be counted from them. */
  readonly sessions?: readonly SessionDays[] | undefined
  /** Whether something else is due on this day, for the dots in the calendar. */
  readonly isBusy?: ((day: Day) => boolean) | undefined
  /** Why it is this day, where one may say so: written with the date, by Enter or when one leaves. */
  readonly reason?: string | undefined
  /** `reason` is '' where none is given. */
  readonly onChange: (day: Day | null, reason: string) => void
  /** Written with each letter that makes another date of it, where nothing is kept by that: a condition, which counts what it finds. */
  readonly asTyped?: boolean | undefined
  /** The reason why the input is not a date; null when it is one again. */
  readonly onWrong?: ((why: string | null) => void) | undefined
  /** An editor that is closed after a date is written (Enter, the calendar, leaving it) or cancelled (Escape). */
  readonly onDone?: (() => void) | undefined
}

const never = () => false

export function DateInput(props: DateInputProps) {
  const text = useText()
  const language = useLanguage()
  const today = createToday()
  const sheetId = createUniqueId()
  const shown = () => (props.value === null ? '' : shortDay(props.value, language()))
  const [words, setWords] = createSignal(shown())
  const [isTyped, setTyped] = createSignal(false)
  const [isOpen, setOpen] = createSignal(false)
  /** The reason typed for the new date; that of the current date does not apply to it. */
  const [reason, setReason] = createSignal<string | null>(null)
  const [wrong, setWrong] = createSignal<string | null>(null)
  /** In the calendar, where keys are used in it; null while one types. */
  const [at, setAt] = createSignal<Day | null>(null)
  const read = createMemo(() => readTypedDay(words(), { language: language(), today: today(), sessions: props.sessions }))
  let frame!: HTMLSpanElement
  let input!: HTMLInputElement
  let isDone = false

  // A change by another user, or of the language, must not discard what is being typed.
  createEffect(on(shown, (value) => !isTyped() && setWords(value), { defer: true }))

  const why = () => whyWords(whyNoDay(words(), { language: language(), today: today(), sessions: props.sessions }), language(), text())
  const say = (wrongly: string | null) => {
    setWrong(wrongly)
    props.onWrong?.(wrongly)
  }
  const close = () => {
    setOpen(false)
    setAt(null)
  }
  const write = (day: Day | null) => {
    setTyped(false)
    say(null)
    setWords(day === null ? '' : shortDay(day, language()))
    const why = (reason() ?? (day === props.value ? (props.reason ?? '') : '')).trim()
    if (day !== props.value || why !== (props.reason ?? '')) props.onChange(day, why)
    setReason(null)
  }
  /** False when it is not a valid date: the text is kept, with an error. */
  const keep = (): boolean => {
    if (!isTyped() && reason() === null) return true
    const day = words().trim() === '' ? null : read()?.day
    if (day === undefined) say(why())
    else write(day)
    return day !== undefined
  }
  const done = () => {
    isDone = true
    props.onDone?.()
  }
  const choose = (day: Day | null) => {
    write(day)
    close()
    input.focus()
    if (props.onDone) done()
  }
  const cancel = () => {
    setTyped(false)
    setReason(null)
    say(null)
    setWords(shown())
    close()
    if (props.onDone) done()
    else input.focus()
  }
  const openWithKeys = () => {
    setOpen(true)
    setAt(read()?.day ?? today())
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
    if (event.key === 'Escape' && (isOpen() || isTyped() || props.onDone)) {
      event.preventDefault()
      // An Escape that closes the calendar closes nothing else.
      event.stopPropagation()
      if (at() !== null && !props.onDone) {
        close()
        input.focus()
      } else cancel()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      event.stopPropagation()
      openWithKeys()
    } else if (event.key === 'Enter') {
      const isKept = keep()
      if (isKept) close()
      if (!isKept || props.onDone) event.preventDefault()
      if (isKept && props.onDone) done()
    }
  }
  const saying = () => {
    if (!isTyped() || words().trim() === '') return ''
    const day = read()?.day
    return day === undefined ? why() : text().dates.reads(longDay(day, language(), text()), text().dates.away(daysBetween(today(), day)))
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
        aria-invalid={wrong() !== null || props.isWrong ? 'true' : undefined}
        aria-describedby={props.describedBy}
        data-tip={wrong() ?? undefined}
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value)
          setTyped(true)
          setAt(null)
          setOpen(true)
          if (wrong() !== null) say(null)
          const day = words().trim() === '' ? null : read()?.day
          if (props.asTyped && day !== undefined && day !== props.value) props.onChange(day, '')
        }}
        on:keydown={onKeyDown}
      />
      <button
        type="button"
        class="date-input__open"
        // Beside a field that can be typed in, one more stop of the Tab key would be one too many: the arrow down opens it too.
        tabindex={-1}
        aria-label={text().dates.open}
        onClick={() => (isOpen() ? close() : openWithKeys())}
      >
        <Icon name="calendar" />
      </button>
      <span class="vh" role="status">
        {saying()}
      </span>
      <Show when={isOpen()}>
        <DateSheet
          id={sheetId}
          field={frame}
          typed={isTyped() ? words().trim() : ''}
          why={why()}
          sessions={props.sessions ?? []}
          isBusy={props.isBusy ?? never}
          read={isTyped() ? read() : props.value === null ? null : { day: props.value, other: null }}
          at={at() ?? read()?.day ?? today()}
          hasKeys={at() !== null}
          today={today()}
          original={props.original ?? null}
          isFilled={props.value !== null}
          reason={props.reason === undefined ? null : (reason() ?? (isTyped() ? '' : props.reason))}
          onReason={setReason}
          onKeep={() => {
            if (!keep()) return
            close()
            input.focus()
            if (props.onDone) done()
          }}
          onMove={(day) => isDay(day) && setAt(day)}
          onChoose={choose}
          onEscape={onKeyDown}
        />
      </Show>
    </span>
  )
}

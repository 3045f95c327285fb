// The edit of a date field: what is typed, as which day it is read, with which reason, and that it is written when it is whole.
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { isDay } from '../../shared/roadmap/checks.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createToday } from '../base/today.ts'
import { longDay, shortDayWords, whyWords } from './dayWords.ts'
import type { SessionDays } from './sessionDays.ts'
import { readTypedDay, type TypedDay } from './typedDay.ts'
import { whyNoDay } from './whyNoDay.ts'

export interface DateEditProps {
  readonly value: Day | null
  /** Days can be counted from them. */
  readonly sessions?: readonly SessionDays[] | undefined
  /** Why it is this day, where one may say so: written with the date, by Enter or when one leaves. */
  readonly reason?: string | undefined
  /** `reason` is '' where none is given. */
  readonly onChange: (day: Day | null, reason: string) => void
  /** Written with each letter that makes another date of it, where nothing is kept by that: a condition, which counts what it finds. */
  readonly asTyped?: boolean | undefined
  /** The reason why the input is not a date; null when it is one again. */
  readonly onWrong?: ((why: string | null) => void) | undefined
}

export type DateEdit = ReturnType<typeof createDateEdit>

export const createDateEdit = (props: DateEditProps) => {
  const text = useText()
  const language = useLanguage()
  const today = createToday()
  const shown = () => (props.value === null ? '' : shortDayWords(props.value, language()))
  const [words, setWords] = createSignal(shown())
  const [isTyped, setTyped] = createSignal(false)
  /** The reason typed for the new date; that of the current date does not apply to it. */
  const [reason, setReason] = createSignal<string | null>(null)
  const [wrong, setWrong] = createSignal<string | null>(null)
  const [isOpen, setOpen] = createSignal(false)
  /** In the calendar, where keys are used in it; null while one types. */
  const [at, setAt] = createSignal<Day | null>(null)
  const around = () => ({ language: language(), today: today(), sessions: props.sessions })
  const read = createMemo(() => readTypedDay(words(), around()))
  const why = () => whyWords(whyNoDay(words(), around()), language(), text())
  const isEmpty = () => words().trim() === ''
  /** Undefined while it is no date. */
  const typedDay = (): Day | null | undefined => (isEmpty() ? null : read()?.day)

  // A change by another user, or of the language, must not discard what is being typed.
  createEffect(on(shown, (value) => !isTyped() && setWords(value), { defer: true }))

  const say = (wrongly: string | null) => {
    setWrong(wrongly)
    props.onWrong?.(wrongly)
  }
  const write = (day: Day | null) => {
    setTyped(false)
    say(null)
    setWords(day === null ? '' : shortDayWords(day, language()))
    const why = (reason() ?? (day === props.value ? (props.reason ?? '') : '')).trim()
    if (day !== props.value || why !== (props.reason ?? '')) props.onChange(day, why)
    setReason(null)
  }
  const close = () => {
    setOpen(false)
    setAt(null)
  }
  return {
    today,
    words,
    isTyped,
    wrong,
    why,
    write,
    isOpen,
    close,
    openWithKeys: () => {
      setOpen(true)
      setAt(read()?.day ?? today())
    },
    hasKeys: () => at() !== null,
    /** The day at which the calendar stands. */
    at: () => at() ?? read()?.day ?? today(),
    moveTo: (day: Day) => isDay(day) && setAt(day),
    /** As which day the field is read: what is typed, or its value. */
    read: (): TypedDay | null => (isTyped() ? read() : props.value === null ? null : { day: props.value, other: null }),
    /** Empty while nothing is typed. */
    typed: () => (isTyped() ? words().trim() : ''),
    sessions: () => props.sessions ?? [],
    /** False when it is not a valid date: the text is kept, with an error. */
    keep: (): boolean => {
      if (!isTyped() && reason() === null) return true
      const day = typedDay()
      if (day === undefined) say(why())
      else write(day)
      return day !== undefined
    },
    discard: () => {
      setTyped(false)
      setReason(null)
      say(null)
      setWords(shown())
      close()
    },
    type: (value: string) => {
      setWords(value)
      setTyped(true)
      setAt(null)
      setOpen(true)
      if (wrong() !== null) say(null)
      const day = typedDay()
      if (props.asTyped && day !== undefined && day !== props.value) props.onChange(day, '')
    },
    /** Null where none can be given. */
    reason: () => (props.reason === undefined ? null : (reason() ?? (isTyped() ? '' : props.reason))),
    setReason,
    /** As which day it is read, while it is typed. */
    saying: () => {
      if (!isTyped() || isEmpty()) return ''
      const day = read()?.day
      return day === undefined ? why() : text().dates.reads(longDay(day, language(), text()), text().dates.away(daysBetween(today(), day)))
    },
  }
}

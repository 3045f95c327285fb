// Dialog that chooses one or both moments: sessions, named moments or dates.

import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { formatMark, type Mark, parseMark } from '../../shared/history/marks.ts'
import { instant } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { DateField } from '../dates/DateField.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { type FieldChoice, Select } from '../ui/Field.tsx'
import { useComparing } from './ComparisonProvider.tsx'
import { NOW } from './comparing.ts'
import { comparedMomentWords } from './momentWords.ts'
import { choosable } from './presets.ts'

export interface MomentsDialogProps {
  /** Null while closed. */
  readonly mode: 'date' | 'two' | null
  readonly onClose: () => void
  readonly onChoose: (from: Mark, to: Mark) => void
}

/** Draft of one end: a mark, or a date that is still being typed. */
interface Draft {
  readonly choice: string
  readonly day: string
}
const A_DATE = 'date'

export function MomentsDialog(props: MomentsDialogProps) {
  const text = useText()
  const { comparing, moments } = useComparing()
  const [from, setFrom] = createSignal<Draft>({ choice: A_DATE, day: '' })
  const [to, setTo] = createSignal<Draft>({ choice: formatMark(NOW), day: '' })
  const [tried, setTried] = createSignal(false)
  createEffect(
    on(
      () => props.mode,
      (mode) => {
        if (!mode) return
        setTried(false)
        const first = comparing().from ?? choosable(moments())[0] ?? NOW
        setFrom(mode === 'two' ? draftOf(first) : { choice: A_DATE, day: '' })
        setTo(mode === 'two' ? draftOf(comparing().to) : draftOf(NOW))
      },
    ),
  )
  const marks = () => ({ from: markOf(from(), 'from'), to: markOf(to(), 'to') })
  const isBackwards = () => {
    const times = [marks().from, marks().to].map((mark) => timeOf(mark, moments()))
    const [first, second] = times
    return typeof first === 'number' && typeof second === 'number' && first >= second
  }
  const choose = () => {
    const chosen = marks()
    if (!chosen.from || !chosen.to || isBackwards()) setTried(true)
    else props.onChoose(chosen.from, chosen.to)
  }
  return (
    <Dialog
      open={props.mode !== null}
      title={props.mode === 'date' ? text().compare.dialog.dateTitle : text().compare.dialog.title}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="primary" onClick={choose}>
            {text().compare.dialog.verb}
          </Button>
        </>
      }
    >
      <form
        class="stack stack--4"
        onSubmit={(event) => {
          event.preventDefault()
          choose()
        }}
      >
        <Show
          when={props.mode === 'two'}
          fallback={
            <DayField
              label={text().compare.dialog.day}
              day={from().day}
              error={tried() && (from().day === '' ? text().compare.dialog.needsDay : text().compare.dialog.order)}
              onDay={(day) => setFrom({ choice: A_DATE, day })}
            />
          }
        >
          <End label={text().compare.from} draft={from()} tried={tried()} onDraft={setFrom} />
          <End
            label={text().compare.to}
            draft={to()}
            withNow
            tried={tried()}
            error={tried() && isBackwards() && text().compare.dialog.order}
            onDraft={setTo}
          />
        </Show>
        {/* Enter in a field submits the form. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

interface EndProps {
  readonly label: string
  readonly draft: Draft
  readonly withNow?: boolean
  readonly tried: boolean
  readonly error?: string | false
  readonly onDraft: (draft: Draft) => void
}

function End(props: EndProps) {
  const text = useText()
  const language = useLanguage()
  const { moments } = useComparing()
  const choices = createMemo((): readonly FieldChoice[] => {
    const known = [...(props.withNow ? [NOW] : []), ...choosable(moments())]
    const named = known.map((mark) => {
      const { title, detail } = comparedMomentWords(mark, moments(), language())
      return { value: formatMark(mark), label: detail === '' ? title : `${isolate(title)} (${detail})` }
    })
    return [...named, { value: A_DATE, label: text().compare.dialog.chooseDate }]
  })
  return (
    <>
      <Select
        label={props.label}
        value={props.draft.choice}
        choices={choices()}
        error={props.error}
        onChange={(choice) => props.onDraft({ ...props.draft, choice })}
      />
      <Show when={props.draft.choice === A_DATE}>
        <DayField
          label={text().compare.dialog.dayOf(props.label)}
          day={props.draft.day}
          error={props.tried && props.draft.day === '' && text().compare.dialog.needsDay}
          onDay={(day) => props.onDraft({ choice: A_DATE, day })}
        />
      </Show>
    </>
  )
}

function DayField(props: { label: string; day: string; error: string | false; onDay: (day: string) => void }) {
  return <DateField label={props.label} value={props.day || null} error={props.error} onChange={(day) => props.onDay(day ?? '')} />
}

/** A start date means its first instant in the user's time zone, an end date its last. */
const markOf = ({ choice, day }: Draft, end: 'from' | 'to'): Mark | null => {
  if (choice !== A_DATE) return parseMark(choice)
  const at = new Date(`${day}T${end === 'from' ? '00:00:00.000' : '23:59:59.999'}`).getTime()
  return Number.isFinite(at) && at >= 0 ? { type: 'at', at: instant(at) } : null
}
const draftOf = (mark: Mark): Draft => ({ choice: formatMark(mark), day: '' })

/** Null where only the server knows the time. */
const timeOf = (mark: Mark | null, { meetings, named }: ReturnType<ReturnType<typeof useComparing>['moments']>): number | null => {
  switch (mark?.type) {
    case 'now':
      return Number.POSITIVE_INFINITY
    case 'start':
      return Number.NEGATIVE_INFINITY
    case 'at':
      return mark.at
    case 'moment':
      return named.find((moment) => moment.id === mark.moment)?.at ?? null
    case 'meeting': {
      const meeting = meetings.find((one) => one.id === mark.meeting)
      return (mark.edge === 'close' ? meeting?.closedAt : meeting?.startedAt) ?? null
    }
    default:
      return null
  }
}

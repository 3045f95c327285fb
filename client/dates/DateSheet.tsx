// The sheet of a date field: as which day it is read, the month, and how else a date can be typed.
import { createMemo, For, onCleanup, onMount, Show } from 'solid-js'
import { daysBetween, monthOf } from '../../shared/roadmap/days.ts'
import { MAX_REASON } from '../../shared/roadmap/fields.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { placeBeside } from '../ui/placeBeside.ts'
import type { DateEdit } from './createDateEdit.ts'
import { longDay, shortDayWords } from './dayWords.ts'
import { MonthTable } from './MonthTable.tsx'
import { monthWeeks } from './monthWeeks.ts'
import { sinceSession } from './sessionDays.ts'

export interface DateSheetProps {
  readonly id: string
  readonly field: HTMLElement
  readonly edit: DateEdit
  readonly isBusy: (day: Day) => boolean
  readonly original: Day | null
  readonly isFilled: boolean
  /** Writes the date in the field, with its reason. */
  readonly onKeep: () => void
  readonly onChoose: (day: Day | null) => void
  readonly onEscape: (event: KeyboardEvent) => void
}

export function DateSheet(props: DateSheetProps) {
  const text = useText()
  const examples = () => [
    ...text().dates.examples.split(', '),
    ...props.edit
      .sessions()
      .slice(-1)
      .map(({ number }) => text().dates.fromSession(number)),
  ]
  let sheet!: HTMLDivElement
  onMount(() => {
    // Without support for the top layer (tests) it is positioned in place.
    if ('showPopover' in sheet) sheet.showPopover()
    onCleanup(placeBeside(sheet, props.field))
  })
  return (
    <div
      ref={sheet}
      id={props.id}
      class="popover date-sheet"
      classList={{ 'date-sheet--typing': !props.edit.hasKeys() }}
      popover="manual"
      role="dialog"
      aria-label={text().dates.calendar}
      // Its keys are its own: in a cell of the table, arrows would move to another one.
      on:keydown={(event) => {
        if (event.key === 'Escape') props.onEscape(event)
        event.stopPropagation()
      }}
      on:pointerdown={(event) => event.stopPropagation()}
    >
      <ReadAs {...props} />
      <div class="date-sheet__month">
        <MonthTable
          at={props.edit.at()}
          chosen={props.edit.read()?.day ?? null}
          today={props.edit.today()}
          original={props.original}
          isBusy={props.isBusy}
          hasKeys={props.edit.hasKeys()}
          onMove={props.edit.moveTo}
          onChoose={props.onChoose}
        />
        <MonthKey edit={props.edit} original={props.original} isBusy={props.isBusy} />
      </div>
      <p class="date-sheet__hint">
        {text().dates.alsoTyped} <For each={examples()}>{(example) => <kbd>{example}</kbd>}</For>
      </p>
      <Show when={props.edit.reason() !== null}>
        <label class="date-sheet__reason">
          <span class="sub">{text().dates.reason}</span>
          <input
            type="text"
            class="input"
            autocomplete="off"
            maxlength={MAX_REASON}
            placeholder={text().dates.optional}
            value={props.edit.reason() ?? ''}
            onInput={(event) => props.edit.setReason(event.currentTarget.value)}
            on:keydown={(event) => {
              if (event.key !== 'Enter' || event.isComposing) return
              event.preventDefault()
              props.onKeep()
            }}
          />
        </label>
      </Show>
      <div class="date-sheet__foot">
        <Button kind="ghost" onClick={() => props.onChoose(props.edit.today())}>
          {text().dates.today}
        </Button>
        <Show when={props.isFilled}>
          <Button kind="ghost" onClick={() => props.onChoose(null)}>
            {text().dates.remove}
          </Button>
        </Show>
        <span class="sub end">
          <kbd>Esc</kbd> {text().dates.cancels}
        </span>
        <Show when={props.edit.reason() !== null}>
          <Button kind="primary" onClick={() => props.onKeep()}>
            {text().common.save}
          </Button>
        </Show>
      </div>
    </div>
  )
}

/** As which day the typed text is read, and what else it could mean. */
function ReadAs(props: Pick<DateSheetProps, 'edit' | 'onChoose'>) {
  const text = useText()
  const language = useLanguage()
  return (
    <Show
      when={props.edit.read()}
      fallback={
        <Show when={props.edit.typed() !== ''}>
          <p class="date-sheet__read date-sheet__read--not">{props.edit.why()}</p>
        </Show>
      }
    >
      {(read) => (
        <div class="date-sheet__read">
          <b>{longDay(read().day, language(), text())}</b>
          <span class="sub">
            {text().dates.away(daysBetween(props.edit.today(), read().day))}
            <Show when={sinceSession(props.edit.sessions(), read().day)}>
              {(since) => <> · {text().dates.afterSession(since().days, since().number)}</>}
            </Show>
          </span>
          <Show when={read().other}>
            {(other) => (
              <Button kind="ghost" onClick={() => props.onChoose(other())}>
                {text().dates.or(longDay(other(), language(), text()))}
              </Button>
            )}
          </Show>
        </div>
      )}
    </Show>
  )
}

/** What the marks in the month mean. */
function MonthKey(props: Pick<DateSheetProps, 'edit' | 'original' | 'isBusy'>) {
  const text = useText()
  const language = useLanguage()
  /** In the month that is shown. */
  const hasBusy = createMemo(() => monthWeeks(monthOf(props.edit.at())).some((week) => week.some(props.isBusy)))
  return (
    <Show when={props.original !== null || hasBusy()}>
      <p class="date-sheet__key sub">
        <Show when={props.original}>
          {(original) => (
            <span>
              <i aria-hidden="true" />
              {text().dates.original(shortDayWords(original(), language()))}
            </span>
          )}
        </Show>
        <Show when={hasBusy()}>
          <span>
            <i class="is-dot" aria-hidden="true" />
            {text().dates.otherDue}
          </span>
        </Show>
      </p>
    </Show>
  )
}

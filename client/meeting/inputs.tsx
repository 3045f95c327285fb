// Plain values of a session, typed in the browser's own fields; written when they are whole, on leaving or Enter.
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { isTimeOfDay, isZone } from '../../shared/meeting/checks.ts'
import type { TimeOfDay } from '../../shared/meeting/model.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { allZones, readerZone } from '../base/zones.ts'
import { Icon } from '../ui/Icon.tsx'

interface InputProps {
  readonly label: string
  /** The label is read out but not shown. */
  readonly quiet?: boolean | undefined
  readonly error?: string | null | undefined
}

function Labelled(props: InputProps & { id: string; children: JSX.Element }) {
  return (
    <div class="field field--small">
      <label for={props.id} classList={{ vh: props.quiet }}>
        {props.label}
      </label>
      {props.children}
      <Show when={props.error}>
        {(error) => (
          <span class="error" id={`${props.id}-error`} role="alert">
            <Icon name="triangle-alert" size="s" />
            {error()}
          </span>
        )}
      </Show>
    </div>
  )
}
const leaveOnEnter = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
  if (event.key === 'Enter' && !event.isComposing) event.currentTarget.blur()
}

export function DayInput(props: InputProps & { value: Day | null; onChange: (day: Day | null) => void }) {
  const id = createUniqueId()
  return (
    <Labelled {...props} id={id}>
      <input
        id={id}
        type="date"
        class="input"
        min="1900-01-01"
        max="2199-12-31"
        value={props.value ?? ''}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={props.error ? `${id}-error` : undefined}
        // While it is typed digit by digit, a date is already valid before it is meant.
        onBlur={({ currentTarget: { value, validity } }) => {
          const day = value === '' ? null : value
          if (!validity.badInput && (day === null || isDay(day)) && day !== props.value) props.onChange(day)
        }}
        onKeyDown={leaveOnEnter}
      />
    </Labelled>
  )
}

export function TimeInput(props: InputProps & { value: TimeOfDay | null; onChange: (time: TimeOfDay | null) => void }) {
  const id = createUniqueId()
  return (
    <Labelled {...props} id={id}>
      <input
        id={id}
        type="time"
        class="input"
        value={props.value ?? ''}
        onBlur={({ currentTarget: { value, validity } }) => {
          const time = value === '' ? null : value
          if (!validity.badInput && (time === null || isTimeOfDay(time)) && time !== props.value) props.onChange(time)
        }}
        onKeyDown={leaveOnEnter}
      />
    </Labelled>
  )
}

export interface AmountInputProps extends InputProps {
  readonly value: number
  readonly most: number
  readonly unit?: string | undefined
  readonly onChange: (amount: number) => void
}
/** A whole number from 0; what is none stays unwritten. */
export function AmountInput(props: AmountInputProps) {
  const id = createUniqueId()
  return (
    <Labelled {...props} id={id}>
      <span class="amount">
        <input
          id={id}
          type="number"
          inputmode="numeric"
          class="input input--number"
          min="0"
          max={props.most}
          step="1"
          value={props.value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            const amount = event.currentTarget.valueAsNumber
            if (Number.isInteger(amount) && amount >= 0 && amount <= props.most) props.onChange(amount)
            else event.currentTarget.value = String(props.value)
          }}
          onKeyDown={leaveOnEnter}
        />
        <Show when={props.unit}>
          <span aria-hidden="true">{props.unit}</span>
        </Show>
      </span>
    </Labelled>
  )
}

/** Any zone that this browser knows, found by typing a part of its name. */
export function ZoneInput(props: InputProps & { value: string; onChange: (zone: string) => void }) {
  const text = useText()
  const id = createUniqueId()
  const [wrong, setWrong] = createSignal(false)
  const zones = allZones()
  return (
    <Labelled {...props} id={id} error={wrong() ? text().meeting.zoneUnknown : null}>
      <input
        id={id}
        class="input"
        list={`${id}-zones`}
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        placeholder={readerZone()}
        aria-invalid={wrong() ? 'true' : undefined}
        aria-describedby={wrong() ? `${id}-error` : undefined}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim()
          const zone = zones.find((one) => one.toLowerCase() === typed.toLowerCase()) ?? typed
          const known = zone === '' || (isZone(zone) && zones.includes(zone))
          setWrong(!known)
          if (known) props.onChange(zone)
        }}
        onKeyDown={leaveOnEnter}
      />
      <datalist id={`${id}-zones`}>
        <For each={zones}>{(zone) => <option value={zone} />}</For>
      </datalist>
    </Labelled>
  )
}

// Inputs of a session's plain values (time, number, zone); written on blur or Enter, when valid.
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { isZone } from '../../shared/meeting/checks.ts'
import type { TimeOfDay } from '../../shared/meeting/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { allZones, cityOfZone, findZone, readerZone } from '../base/zones.ts'
import { readTypedTime } from '../dates/typedTime.ts'
import { Icon } from '../ui/Icon.tsx'

interface InputProps {
  readonly label: string
  /** The label is for screen readers only. */
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

/** Time of day in 24 hours, whatever format the browser would use. */
export function TimeInput(props: InputProps & { value: TimeOfDay | null; onChange: (time: TimeOfDay | null) => void }) {
  const text = useText()
  const id = createUniqueId()
  const [wrong, setWrong] = createSignal(false)
  return (
    <Labelled {...props} id={id} error={wrong() ? text().dates.wrongTime : props.error}>
      <input
        id={id}
        type="text"
        class="input"
        autocomplete="off"
        spellcheck={false}
        maxlength={12}
        placeholder="14:30"
        value={props.value ?? ''}
        aria-invalid={wrong() ? 'true' : undefined}
        aria-describedby={wrong() ? `${id}-error` : undefined}
        onInput={() => setWrong(false)}
        onBlur={({ currentTarget }) => {
          const isEmpty = currentTarget.value.trim() === ''
          const time = isEmpty ? null : readTypedTime(currentTarget.value)
          setWrong(!isEmpty && time === null)
          if (!isEmpty && time === null) return
          currentTarget.value = time ?? ''
          if (time !== props.value) props.onChange(time)
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
/** Whole number from 0; anything else is not written. */
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

/** Time zones of this browser, searched by a part of their name. */
export function ZoneInput(props: InputProps & { value: string; onChange: (zone: string) => void }) {
  const text = useText()
  const language = useLanguage()
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
          // Without a time zone, each user would read the hours in their own.
          const zone = typed === '' ? readerZone() : findZone(typed)
          setWrong(zone === null || !isZone(zone))
          if (zone === null || !isZone(zone)) return
          event.currentTarget.value = zone
          props.onChange(zone)
        }}
        onKeyDown={leaveOnEnter}
      />
      <datalist id={`${id}-zones`}>
        <For each={zones}>{(zone) => <option value={zone}>{cityOfZone(zone, language())}</option>}</For>
      </datalist>
    </Labelled>
  )
}

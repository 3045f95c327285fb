// A time zone: any that this browser knows, found by a part of its name; the hint says what it is now.
import { createUniqueId, For } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { allZones, knownZone, offsetOf } from '../base/zones.ts'
import { TextField } from '../ui/Field.tsx'

export function ZoneField(props: { value: string; hint: string; onChange: (zone: string) => void }) {
  const text = useText()
  const id = createUniqueId()
  const zones = allZones()
  const isWrong = () => props.value !== '' && knownZone(props.value) === undefined
  const hint = () => {
    const offset = props.value === '' ? null : offsetOf(props.value, null)
    return offset === null ? props.hint : `${offset}. ${props.hint}`
  }
  /** Of a city alone, its zone. */
  const settle = (typed: string) => {
    const plain = (zone: string) => zone.toLowerCase().replaceAll('_', ' ')
    const wanted = plain(typed.trim())
    return zones.find((zone) => plain(zone) === wanted || plain(zone).split('/').at(-1) === wanted) ?? typed.trim()
  }
  return (
    <div class="field">
      <TextField
        label={text().meeting.zone}
        list={`${id}-zones`}
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        error={isWrong() && text().meeting.zoneUnknown}
        hint={hint()}
        onInput={(typed) => props.onChange(typed)}
        onBlur={(event) => props.onChange(settle(event.currentTarget.value))}
      />
      <datalist id={`${id}-zones`}>
        <For each={zones}>{(zone) => <option value={zone} />}</For>
      </datalist>
    </div>
  )
}

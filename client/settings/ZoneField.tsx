// A time zone: any that this browser knows, found by a part of its name or by its city; the hint says what it is now.
import { createUniqueId, For } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { allZones, cityOfZone, findZone, knownZone, offsetOf, readerZone } from '../base/zones.ts'
import { TextField } from '../ui/Field.tsx'

export function ZoneField(props: { value: string; hint: string; onChange: (zone: string) => void }) {
  const text = useText()
  const id = createUniqueId()
  const zones = allZones()
  const language = useLanguage()
  const isWrong = () => props.value !== '' && knownZone(props.value) === undefined
  const hint = () => {
    const offset = props.value === '' ? null : offsetOf(props.value, null)
    return offset === null ? props.hint : `${offset}. ${props.hint}`
  }
  return (
    <div class="field">
      <TextField
        label={text().meeting.zone}
        list={`${id}-zones`}
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        placeholder={readerZone()}
        error={isWrong() && text().meeting.zoneUnknown}
        hint={hint()}
        onInput={(typed) => props.onChange(typed)}
        onBlur={(event) => props.onChange(findZone(event.currentTarget.value) ?? event.currentTarget.value.trim())}
      />
      <datalist id={`${id}-zones`}>
        <For each={zones}>{(zone) => <option value={zone}>{cityOfZone(zone, language())}</option>}</For>
      </datalist>
    </div>
  )
}

// A name in both languages, of equal size.
import { For } from 'solid-js'
import { type Bilingual, LANGUAGES } from '../../shared/bilingual.ts'
import { useText } from '../base/i18n.tsx'
import { TextField } from '../ui/Field.tsx'

export function BothNames(props: { value: Bilingual; most: number; tried: boolean; onChange: (value: Bilingual) => void }) {
  const text = useText()
  return (
    <For each={LANGUAGES}>
      {(side) => (
        <TextField
          label={text().settings.nameIn[side]}
          lang={side}
          maxlength={props.most}
          value={props.value[side]}
          onInput={(typed) => props.onChange({ ...props.value, [side]: typed })}
          error={props.tried && props.value[side].trim() === '' && text().settings.bothNames}
        />
      )}
    </For>
  )
}

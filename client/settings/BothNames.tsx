// A name in both languages, of equal size.
import type { Bilingual } from '../../shared/bilingual.ts'
import { useText } from '../base/i18n.tsx'
import { TextField } from '../ui/Field.tsx'

export function BothNames(props: { value: Bilingual; most: number; tried: boolean; onChange: (value: Bilingual) => void }) {
  const text = useText()
  const missing = (one: string) => props.tried && one.trim() === '' && text().settings.bothNames
  return (
    <>
      <TextField
        label={text().settings.nameIn.es}
        lang="es"
        maxlength={props.most}
        value={props.value.es}
        onInput={(es) => props.onChange({ ...props.value, es })}
        error={missing(props.value.es)}
      />
      <TextField
        label={text().settings.nameIn.en}
        lang="en"
        maxlength={props.most}
        value={props.value.en}
        onInput={(en) => props.onChange({ ...props.value, en })}
        error={missing(props.value.en)}
      />
    </>
  )
}

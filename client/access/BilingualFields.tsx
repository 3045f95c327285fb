// One name in both languages, of equal size.
import type { Bilingual } from '../../shared/bilingual.ts'
import { useOutsideText } from '../base/language.tsx'
import { TextField } from '../ui/Field.tsx'

export function BilingualFields(props: { value: Bilingual; tried: boolean; onChange: (value: Bilingual) => void }) {
  const text = useOutsideText()
  const error = (one: string) => props.tried && one.trim() === '' && text().access.setUp.bothNames
  return (
    <>
      <TextField
        label={text().access.setUp.groupName(text().access.setUp.spanish)}
        lang="es"
        maxlength={80}
        value={props.value.es}
        onInput={(es) => props.onChange({ ...props.value, es })}
        error={error(props.value.es)}
      />
      <TextField
        label={text().access.setUp.groupName(text().access.setUp.english)}
        lang="en"
        maxlength={80}
        value={props.value.en}
        onInput={(en) => props.onChange({ ...props.value, en })}
        error={error(props.value.en)}
      />
    </>
  )
}

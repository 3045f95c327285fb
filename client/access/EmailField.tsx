// E-mail field for sign-in.
import { useOutsideText } from '../base/language.tsx'
import { TextField } from '../ui/Field.tsx'

export function EmailField(props: { value: string; onInput: (email: string) => void; error: string | null }) {
  const text = useOutsideText()
  return (
    <TextField
      label={text().access.email}
      type="email"
      name="email"
      autocomplete="username"
      autocapitalize="none"
      spellcheck={false}
      placeholder={text().access.emailExample}
      value={props.value}
      onInput={props.onInput}
      error={props.error}
    />
  )
}

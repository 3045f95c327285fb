// A workstream that the file names and the plan does not have: it is created with a name in each language.
import { createEffect, createSignal, on } from 'solid-js'
import { type Bilingual, LANGUAGES } from '../../shared/bilingual.ts'
import { LINE } from '../../shared/bounds.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'

export function NewStreamDialog(props: { called: string | null; onClose: () => void; onCreate: (name: Bilingual) => void }) {
  const text = useText()
  const language = useLanguage()
  const [name, setName] = createSignal<Bilingual>({ es: '', en: '' })
  createEffect(
    on(
      () => props.called,
      // *1. Precursores*: the number is the file's own.
      (called) => called !== null && setName({ es: '', en: '', [language()]: called.replace(/^\s*\d+\s*[.:)-]\s*/, '') }),
    ),
  )
  const isNamed = () => LANGUAGES.some((side) => name()[side].trim() !== '')
  const create = () => {
    if (isNamed()) props.onCreate({ es: name().es.trim(), en: name().en.trim() })
  }
  return (
    <Dialog
      open={props.called !== null}
      title={text().importing.newStream}
      description={text().importing.newStreamText}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="primary" disabled={!isNamed()} onClick={create}>
            {text().importing.createStream}
          </Button>
        </>
      }
    >
      <form
        class="imp-check__stream"
        onSubmit={(event) => {
          event.preventDefault()
          create()
        }}
      >
        {LANGUAGES.map((side) => (
          <TextField
            label={text().importing.streamIn[side]}
            lang={side}
            value={name()[side]}
            maxLength={LINE}
            onInput={(words) => setName((before) => ({ ...before, [side]: words }))}
          />
        ))}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

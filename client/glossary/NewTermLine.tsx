// A new pair, on the sides of those below it: one language, the other, Enter, and the next one. A pair that is there already is shown instead of written twice.
import { createSignal, For, Show } from 'solid-js'
import { type Bilingual, LANGUAGES, type Language, pick } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { formsOf } from '../../shared/glossary/model.ts'
import { addTerm } from '../../shared/glossary/write.ts'
import type { TermId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import { useLanguages } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { termsOf } from '../live/glossaryProjection.ts'
import { useGlossary, useWrite } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'

const LONGEST = 300
const NOTHING: Bilingual = { es: '', en: '' }

export function NewTermLine(props: { onAdded: (id: TermId) => void }) {
  const text = useText()
  const language = useLanguage()
  const languages = useLanguages()
  const glossary = useGlossary()
  const write = useWrite('glossary')
  const [pair, setPair] = createSignal(NOTHING)
  let form!: HTMLFormElement

  const formsIn = (words: Bilingual, side: Language) => formsOf(words[side]).map(fold)
  /** Of any of what is typed. */
  const twin = () =>
    termsOf(glossary).find((term) =>
      LANGUAGES.some((side) => formsIn(pair(), side).some((form) => formsIn(term.term, side).includes(form))),
    ) ?? null
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const term = { es: pair().es.trim(), en: pair().en.trim() }
    if (term.es === '' && term.en === '') return
    const made = write((doc) => ok(addTerm(doc, { term }, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)))))
    if (!made.ok) return
    setPair(NOTHING)
    form.querySelector('input')?.focus()
    props.onAdded(made.value)
  }
  return (
    <form ref={form} class="glossary__new" aria-label={text().glossary.add} onSubmit={add}>
      <For each={languages()}>
        {(side) => (
          <TextField
            label={text().glossary.fields.term[side]}
            lang={side}
            maxlength={LONGEST}
            autocomplete="off"
            value={pair()[side]}
            onInput={(words) => setPair({ ...pair(), [side]: words })}
          />
        )}
      </For>
      <Button type="submit" icon="plus">
        {text().glossary.add}
      </Button>
      <p class="sub glossary__twin" role="status">
        <Show when={twin()}>
          {(term) => (
            <>
              {text().glossary.thereAlready}{' '}
              <button type="button" class="link" onClick={() => props.onAdded(term().id)}>
                {pick(term().term, language()).text}
              </button>
            </>
          )}
        </Show>
      </p>
    </form>
  )
}

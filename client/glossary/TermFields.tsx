// A term's fields, each merging letter by letter, on the sides on which the term is read; the reader's language has the focus.
import { For, Show } from 'solid-js'
import type * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { TERM_PAIRS } from '../../shared/glossary/layout.ts'
import type { Term } from '../../shared/glossary/model.ts'
import { termSource, termText } from '../../shared/glossary/write.ts'
import { useLanguages } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { TextInput } from '../item/TextInput.tsx'
import { useLive } from '../live/LiveDocument.tsx'

export function TermFields(props: { term: Term; onDone: () => void }) {
  const text = useText()
  const language = useLanguage()
  const languages = useLanguages()
  const live = useLive('glossary')
  const key = (field: string) => `term:${props.term.id}:${field}`
  return (
    <div
      class="term__fields"
      role="group"
      aria-label={text().glossary.fieldsOf}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        props.onDone()
      }}
    >
      <For each={languages()}>
        {(side) => (
          <div class="stack stack--2">
            <For each={TERM_PAIRS}>
              {(field) => (
                <Field
                  text={termText(live.doc, props.term.id, field, side)}
                  label={text().glossary.fields[field][side]}
                  language={side}
                  editingKey={key(`${field}.${side}`)}
                  multiline={field === 'note'}
                  autofocus={side === language() && field === 'term'}
                  onDone={props.onDone}
                />
              )}
            </For>
          </div>
        )}
      </For>
      <div class="term__wide">
        <Field
          text={termSource(live.doc, props.term.id)}
          label={text().glossary.source}
          language={language()}
          editingKey={key('source')}
          onDone={props.onDone}
        />
        <p class="sub">{text().glossary.formsHint}</p>
      </div>
    </div>
  )
}

interface FieldProps {
  readonly text: Y.Text | null
  readonly label: string
  readonly language: Language
  readonly editingKey: string
  readonly multiline?: boolean
  readonly autofocus?: boolean
  readonly onDone: () => void
}
/** Nothing where a hostile edit left no text to write in. */
function Field(props: FieldProps) {
  return (
    <Show when={props.text} keyed>
      {(bound) => <TextInput {...props} text={bound} />}
    </Show>
  )
}

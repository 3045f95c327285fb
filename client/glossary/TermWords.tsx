// One language of a term, to be read.
import { For, Show } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { formsOf, type Term } from '../../shared/glossary/model.ts'
import { useText } from '../base/i18n.tsx'

export function TermWords(props: { term: Term; side: Language }) {
  const text = useText()
  const forms = () => formsOf(props.term.term[props.side])
  const avoided = () => formsOf(props.term.avoid[props.side])
  return (
    <div class="term__side">
      <span class="bi__l" aria-hidden="true">
        {props.side.toUpperCase()}
      </span>
      <div class="stack stack--1">
        <Show when={forms().length > 0} fallback={<p class="muted">{text().glossary.missing[props.side]}</p>}>
          <p class="term__forms" lang={props.side}>
            <For each={forms()}>
              {(form, at) => (
                <>
                  <Show when={at() > 0}>
                    <span class="term__or">; </span>
                  </Show>
                  <span classList={{ term__first: at() === 0 }}>{form}</span>
                </>
              )}
            </For>
          </p>
        </Show>
        <Show when={props.term.note[props.side].trim()}>
          {(note) => (
            <p class="term__note" lang={props.side}>
              {note()}
            </p>
          )}
        </Show>
        <Show when={avoided().length > 0}>
          <p class="sub">
            {text().glossary.avoid}: <span lang={props.side}>{avoided().join('; ')}</span>
          </p>
        </Show>
      </div>
    </div>
  )
}

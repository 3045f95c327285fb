// The text of a pair in the language of the reader, or in the other language with its code before it; muted when a name is missing.
import { Show } from 'solid-js'
import { type Bilingual, pick } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'

export function PairWords(props: { pair: Bilingual; otherwise: string; class?: string }) {
  const text = useText()
  const language = useLanguage()
  const said = () => pick(props.pair, language())
  const written = () => said().text.trim() !== ''
  return (
    <span class={props.class} classList={{ muted: !written() }} lang={written() ? said().language : undefined}>
      <Show when={written() && said().language !== language()}>
        <span class="other-language" data-tip={text().pairs.otherLanguage[said().language]} aria-hidden="true">
          {said().language.toUpperCase()}
        </span>{' '}
      </Show>
      {written() ? said().text : props.otherwise}
    </span>
  )
}

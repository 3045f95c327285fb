// Whether both languages are written. In a list only what is missing is said; in the panel also that all is there.
import { Show } from 'solid-js'
import { type Bilingual, otherLanguage } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'

export function TranslationState(props: { pair: Bilingual; always?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const missing = () => {
    const other = otherLanguage(language())
    if (props.pair[language()].trim() === '' && props.pair[other].trim() !== '') return language()
    return props.pair[other].trim() === '' ? other : null
  }
  return (
    <Show
      when={missing()}
      fallback={
        <Show when={props.always}>
          <span class="tr" data-tip={text().roadmap.bothWritten}>
            <Icon name="languages" />
            ES · EN
          </span>
        </Show>
      }
    >
      {(code) => (
        <span class="tr" data-tr="missing" data-tip={text().roadmap.missingIn(code().toUpperCase())}>
          <Icon name="circle-dashed" />
          {code().toUpperCase()}
          <span class="vh"> {text().roadmap.missing}</span>
        </span>
      )}
    </Show>
  )
}

// A title in both languages, with equal weight and a label each; the language of the reader comes first.

import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type Language, otherLanguage, pick } from '../../shared/bilingual.ts'
import { itemPair } from '../../shared/pairs/pairNames.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { titleText } from '../../shared/roadmap/texts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { createPhone } from '../ui/phone.ts'
import { editingKey } from './editingKey.ts'
import { createFlash } from './flash.ts'
import { useItemComparison } from './ItemComparison.tsx'
import { useItemContext } from './ItemContext.tsx'
import { PairButton } from './PairButton.tsx'
import { TextInput } from './TextInput.tsx'
import { Before } from './Was.tsx'

export function BilingualTitle(props: { item: Item; readOnly: boolean }) {
  const text = useText()
  const language = useLanguage()
  const phone = createPhone()
  const context = useItemContext()
  const comparison = useItemComparison()
  return (
    <div class="titles">
      <Dynamic component={phone() ? 'h1' : 'h2'} class="vh">
        {pick(props.item.title, language()).text.trim() || text().roadmap.untitled}
      </Dynamic>
      <Side item={props.item} readOnly={props.readOnly} language={language()} leading />
      <Side item={props.item} readOnly={props.readOnly} language={otherLanguage(language())} />
      <Show when={!comparison.isPast()}>
        <PairButton
          name={itemPair(props.item.id, 'title')}
          pair={props.item.title}
          who={context.who}
          of={text().roadmap.panel.bothTitles}
          said
        />
      </Show>
    </div>
  )
}

function Side(props: { item: Item; readOnly: boolean; language: Language; leading?: boolean }) {
  const text = useText()
  const live = useLive()
  const name = () => text().roadmap.languages[props.language]
  const comparison = useItemComparison()
  const was = () => comparison.pastTitle(props.item, props.language)
  const flashed = createFlash(() => props.item.title[props.language])
  const written = () => (props.readOnly ? null : titleText(live.doc, props.item.id, props.language))
  return (
    <div class="bi" classList={{ 'bi--leading': props.leading }}>
      <span class="bi__l" aria-hidden="true">
        {props.language.toUpperCase()}
      </span>
      <div class="bi__t" classList={{ flash: flashed(), 'is-changed': was() !== null }}>
        <Show when={was() !== null}>
          <Before was={was() ?? ''} />
        </Show>
        <Show when={written()} keyed fallback={<ReadTitle text={props.item.title[props.language]} language={props.language} />}>
          {(title) => (
            <TextInput
              text={title}
              label={text().roadmap.panel.titleIn(name())}
              quietLabel
              placeholder={text().roadmap.panel.writeIn(name())}
              language={props.language}
              editingKey={editingKey(props.item.id, 'title', props.language)}
            />
          )}
        </Show>
      </div>
    </div>
  )
}

function ReadTitle(props: { text: string; language: Language }) {
  const text = useText()
  return (
    <p lang={props.language} classList={{ muted: props.text.trim() === '' }}>
      {props.text.trim() || text().roadmap.missing}
    </p>
  )
}

// The description in one language or both. The editor is loaded with the first description; until then its plain words stand there.
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { descriptionFragment } from '../../shared/roadmap/texts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { editingKey } from './editingKey.ts'
import { SectionHeading } from './SectionHeading.tsx'

const RichText = lazy(() => import('./RichText.tsx').then((module) => ({ default: module.RichText })))

type Shown = Language | 'both'

export function Description(props: { item: Item }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const [chosen, setChosen] = createSignal<Shown | null>(null)
  const shown = () => chosen() ?? language()
  return (
    <section class="stack" aria-label={text().roadmap.panel.description}>
      <div class="row">
        <SectionHeading>{text().roadmap.panel.description}</SectionHeading>
        <Segmented<Shown>
          class="end"
          small
          label={text().roadmap.panel.shown}
          value={shown()}
          segments={[
            { value: 'es', label: 'ES', lang: 'es', name: `ES, ${text().common.spanish}` },
            { value: 'en', label: 'EN', lang: 'en', name: `EN, ${text().common.english}` },
            { value: 'both', label: text().roadmap.panel.both },
          ]}
          onChange={setChosen}
        />
      </div>
      <For each={LANGUAGES.filter((side) => shown() === 'both' || shown() === side)}>
        {(side) => (
          <div lang={side} class="stack stack--1">
            <Show when={shown() === 'both'}>
              <span class="bi__l" aria-hidden="true">
                {side.toUpperCase()}
              </span>
            </Show>
            <Show when={descriptionFragment(live.doc, props.item.id, side)} keyed fallback={<Plain text={props.item.description[side]} />}>
              {(fragment) => (
                <Suspense fallback={<Plain text={props.item.description[side]} />}>
                  <RichText
                    fragment={fragment}
                    label={text().roadmap.panel.descriptionIn(text().roadmap.languages[side])}
                    language={side}
                    placeholder={props.item.archived ? text().roadmap.panel.noDescription : text().roadmap.panel.describe}
                    readOnly={props.item.archived}
                    editingKey={editingKey(props.item.id, 'description', side)}
                  />
                </Suspense>
              )}
            </Show>
          </div>
        )}
      </For>
    </section>
  )
}

function Plain(props: { text: string }) {
  const text = useText()
  return (
    <p class="prose prose--plain" classList={{ muted: props.text === '' }}>
      {props.text || text().roadmap.panel.noDescription}
    </p>
  )
}

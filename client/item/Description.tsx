// The description in one language or both. The editor is loaded with the first description; until then the plain text is shown.
import { createSignal, For, Match, Show, Suspense, Switch } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { itemPair } from '../../shared/pairs/pairNames.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { descriptionFragment } from '../../shared/roadmap/texts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { editingKey } from './editingKey.ts'
import { useItemComparison } from './ItemComparison.tsx'
import { useItemContext } from './ItemContext.tsx'
import { PairButton } from './PairButton.tsx'
import { SectionHeading } from './SectionHeading.tsx'

const AuthoredText = lazily(async () => (await import('../editor/AuthoredText.tsx')).AuthoredText)
const RichText = lazily(async () => (await import('./RichText.tsx')).RichText)

type Shown = Language | 'both'

export function Description(props: { item: Item }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const context = useItemContext()
  const [chosen, setChosen] = createSignal<Shown | null>(null)
  const shown = () => chosen() ?? language()
  const comparison = useItemComparison()
  const [writing, setWriting] = createSignal(false)
  const [authors, setAuthors] = createSignal(false)
  /** A past description is read-only; the present one can be edited during a comparison. */
  const isCompared = () => comparison.isPast() || (comparison.isRewritten(props.item) && !writing())
  const mayChoose = () => live.canWrite() && !props.item.archived && !comparison.isPast() && comparison.isRewritten(props.item)
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
      <div class="row wrap description__modes">
        <Show when={!comparison.isPast()}>
          <PairButton
            name={itemPair(props.item.id, 'description')}
            pair={props.item.description}
            who={context.who}
            of={text().roadmap.panel.description}
          />
          <Button
            kind="ghost"
            icon="users"
            aria-pressed={authors()}
            data-tip={text().past.authors.why}
            onClick={() => setAuthors((on) => !on)}
          >
            {text().past.authors.toggle}
          </Button>
        </Show>
        <Show when={mayChoose() && !authors()}>
          <Button kind="ghost" icon={writing() ? 'git-compare-arrows' : 'pencil'} onClick={() => setWriting((on) => !on)}>
            {writing() ? text().compare.showChanges : text().compare.editText}
          </Button>
        </Show>
      </div>
      <For each={LANGUAGES.filter((side) => shown() === 'both' || shown() === side)}>
        {(side) => (
          <div lang={side} class="stack stack--1">
            <Show when={shown() === 'both'}>
              <span class="bi__l" aria-hidden="true">
                {side.toUpperCase()}
              </span>
            </Show>
            <Switch fallback={<Written item={props.item} side={side} />}>
              <Match when={authors()}>
                <Suspense fallback={<Plain text={props.item.description[side]} />}>
                  <AuthoredText
                    part={`item:${props.item.id}/description.${side}`}
                    language={side}
                    label={text().roadmap.panel.descriptionIn(text().roadmap.languages[side])}
                    person={context.person}
                  />
                </Suspense>
              </Match>
              <Match when={isCompared()}>{comparison.rewritten(props.item, side)}</Match>
            </Switch>
          </div>
        )}
      </For>
    </section>
  )
}

function Written(props: { item: Item; side: Language }) {
  const text = useText()
  const live = useLive()
  return (
    <Show
      when={descriptionFragment(live.doc, props.item.id, props.side)}
      keyed
      fallback={<Plain text={props.item.description[props.side]} />}
    >
      {(fragment) => (
        <Suspense fallback={<Plain text={props.item.description[props.side]} />}>
          <RichText
            fragment={fragment}
            label={text().roadmap.panel.descriptionIn(text().roadmap.languages[props.side])}
            language={props.side}
            placeholder={props.item.archived ? text().roadmap.panel.noDescription : text().roadmap.panel.describe}
            readOnly={props.item.archived}
            editingKey={editingKey(props.item.id, 'description', props.side)}
          />
        </Suspense>
      )}
    </Show>
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

// The list of workstreams: names in both languages, order, and archived ones.

import { batch, createSignal, For, Show } from 'solid-js'
import { LANGUAGES, type Language, pickWords } from '../../shared/bilingual.ts'
import type { StreamId } from '../../shared/ids.ts'
import { streamPair } from '../../shared/pairs/pairNames.ts'
import type { Workstream } from '../../shared/roadmap/model.ts'
import { streamName } from '../../shared/roadmap/texts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { streamEditingKey } from '../item/editingKey.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { PairButton } from '../item/PairButton.tsx'
import { TextInput } from '../item/TextInput.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'

export function StreamList(props: { streams: readonly Workstream[]; onEscape?: (() => void) | undefined }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const [fresh, setFresh] = createSignal<StreamId | null>(null)
  const living = () => props.streams.filter((stream) => !stream.archived)
  const archived = () => props.streams.filter((stream) => stream.archived)
  const nameOf = (stream: Workstream) => pickWords(stream.name, language()) || text().roadmap.streams.unnamed
  // In one batch, so that the name field of the new workstream is edited from its first render.
  const add = () =>
    batch(() => {
      const added = write.addStream()
      context.report(added)
      if (added.ok) setFresh(added.value)
    })
  return (
    <>
      <ul class="streams" onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && props.onEscape?.()}>
        <For each={living()} fallback={<li class="muted">{text().roadmap.streams.none}</li>}>
          {(stream, index) => (
            <li class="streams__one">
              <span class="streams__names">
                <For each={LANGUAGES}>
                  {(side) => <StreamName stream={stream.id} language={side} focused={fresh() === stream.id && side === language()} />}
                </For>
                <PairButton name={streamPair(stream.id)} pair={stream.name} who={context.who} of={nameOf(stream)} />
              </span>
              <IconButton
                icon="arrow-up"
                label={text().roadmap.streams.upNamed(nameOf(stream))}
                disabled={index() === 0}
                onClick={() => context.report(write.moveStream(stream.id, { before: living()[index() - 1]?.id ?? null }))}
              />
              <IconButton
                icon="arrow-down"
                label={text().roadmap.streams.downNamed(nameOf(stream))}
                disabled={index() === living().length - 1}
                onClick={() => context.report(write.moveStream(stream.id, { after: living()[index() + 1]?.id ?? null }))}
              />
              <IconButton
                icon="archive"
                label={text().roadmap.streams.archiveNamed(nameOf(stream))}
                onClick={() => context.report(write.archiveStream(stream.id))}
              />
            </li>
          )}
        </For>
      </ul>
      <Button class="streams__add" icon="plus" onClick={add}>
        {text().roadmap.streams.add}
      </Button>
      <Show when={archived().length > 0}>
        <section class="stack">
          <h3>{text().roadmap.streams.archivedHeading}</h3>
          <ul class="streams">
            <For each={archived()}>
              {(stream) => (
                <li class="row">
                  <span class="cut muted">{nameOf(stream)}</span>
                  <IconButton
                    class="end"
                    icon="archive-restore"
                    label={text().roadmap.streams.restoreNamed(nameOf(stream))}
                    onClick={() => context.report(write.restoreStream(stream.id))}
                  />
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}

function StreamName(props: { stream: StreamId; language: Language; focused: boolean }) {
  const text = useText()
  const live = useLive()
  const name = () => text().roadmap.languages[props.language]
  return (
    <Show when={streamName(live.doc, props.stream, props.language)} keyed>
      {(written) => (
        <span class="streams__name">
          <span class="bi__l" aria-hidden="true">
            {props.language.toUpperCase()}
          </span>
          <TextInput
            text={written}
            label={text().roadmap.streams.nameIn(name())}
            quietLabel
            placeholder={text().roadmap.streams.nameIn(name())}
            language={props.language}
            editingKey={streamEditingKey(props.stream, props.language)}
            autofocus={props.focused}
          />
        </span>
      )}
    </Show>
  )
}

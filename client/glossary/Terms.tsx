// The terms, searched and sorted for their reader; one of them at a time is open to be written.
import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { STARTING_TERMS } from '../../shared/glossary/startingTerms.ts'
import { addStartingTerms } from '../../shared/glossary/write.ts'
import { glossaryId, parseTermId, type TermId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { UndoButtons } from '../item/UndoButtons.tsx'
import { termsOf } from '../live/glossaryProjection.ts'
import { useGlossary, useLive, useWrite } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'
import { useToast } from '../ui/Toasts.tsx'
import { GlossaryFiles } from './files/GlossaryFiles.tsx'
import { findTerms, readTermSearch } from './findTerms.ts'
import { GlossarySearch } from './GlossarySearch.tsx'
import { NewTermLine } from './NewTermLine.tsx'
import { TermRow } from './TermRow.tsx'

export function GlossaryTerms() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive('glossary')
  const glossary = useGlossary()
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = createSignal<TermId | null>(null)
  const search = () => readTermSearch(params.q, params.state)
  /** The term in the URL. */
  const meant = () => parseTermId(params.term)
  const all = createMemo(() => termsOf(glossary))
  const found = createMemo(() => findTerms(all(), search(), { language: language(), open: open() ?? meant() }))
  return (
    <ScreenPage
      title={text().glossary.title}
      actions={
        <>
          <Show when={live.canWrite()}>
            <UndoButtons />
          </Show>
          <GlossaryFiles />
          <A class="btn btn--ghost" href={`/g/${group().id}/history?document=${encodeURIComponent(glossaryId(group().id))}`}>
            <Icon name={SIGNS.history} />
            {text().glossary.history}
          </A>
        </>
      }
    >
      <Show when={all().length > 0}>
        <GlossarySearch
          search={search()}
          found={found().length}
          onSearch={(change) => setParams(change, { replace: true, scroll: false })}
        />
      </Show>
      <div class="main__scroll glossary">
        <Show when={live.canWrite() && !search().archived}>
          <NewTermLine onAdded={(id) => setParams({ q: undefined, term: id }, { replace: true, scroll: false })} />
        </Show>
        <Show
          when={found().length > 0}
          fallback={
            <Show
              when={all().length > 0}
              fallback={
                <EmptyState page title={text().glossary.empty} action={live.canWrite() ? <StartButton /> : undefined}>
                  {live.canWrite() ? text().glossary.emptyWhy : text().glossary.emptyRead}
                </EmptyState>
              }
            >
              <EmptyState
                title={search().archived && search().words === '' ? text().glossary.noArchived : text().glossary.nothing}
                action={
                  search().words === '' ? undefined : (
                    <Button onClick={() => setParams({ q: undefined }, { replace: true, scroll: false })}>{text().glossary.clear}</Button>
                  )
                }
              >
                {search().words === '' ? undefined : text().glossary.nothingWhy}
              </EmptyState>
            </Show>
          }
        >
          <ul class="glossary__list" aria-label={text().glossary.list}>
            <For each={found()}>
              {(term) => (
                <TermRow
                  term={term}
                  meant={meant() === term.id}
                  open={open() === term.id && live.canWrite()}
                  onOpen={(now) => setOpen(now ? term.id : null)}
                />
              )}
            </For>
          </ul>
        </Show>
      </div>
    </ScreenPage>
  )
}

/** The field's glossary, as an ordinary edit of the user: one undo takes it back. */
function StartButton() {
  const text = useText()
  const toast = useToast()
  const write = useWrite('glossary')
  const start = () => {
    const made = write((doc) => ok(addStartingTerms(doc, STARTING_TERMS, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)))))
    if (made.ok) toast({ text: text().glossary.started(made.value.length) })
  }
  return (
    <Button kind="primary" icon="book-open-check" onClick={start}>
      {text().glossary.start(STARTING_TERMS.length)}
    </Button>
  )
}

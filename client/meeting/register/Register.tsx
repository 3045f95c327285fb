// Register of decisions of a group: number, text in both languages, session.
import { A, useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { roadmapId } from '../../../shared/ids.ts'
import { decisionNumbers } from '../../../shared/meeting/register.ts'
import { useGroup } from '../../base/group.tsx'
import { createMeetings, createRegister } from '../../base/groupFacts.ts'
import { useText } from '../../base/i18n.tsx'
import { ExportButton } from '../../export/ExportButton.tsx'
import type { Exported } from '../../export/exported.ts'
import { ItemContextProvider } from '../../item/ItemContext.tsx'
import { LiveDocumentProvider, useLive, useLiveDocuments } from '../../live/LiveDocument.tsx'
import { documentState } from '../../states/documentState.ts'
import { QueryGate } from '../../states/QueryGate.tsx'
import { Button } from '../../ui/Button.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { EmptyState, Skeleton } from '../../ui/States.tsx'
import { useSubjects } from '../agendaSubjects.ts'
import { findDecisions, type NamedDelegation, readSearch } from './findDecisions.ts'
import { RegisterRow } from './RegisterRow.tsx'
import { SearchBar } from './SearchBar.tsx'

export function Register() {
  const group = useGroup()
  return (
    <LiveDocumentProvider id={roadmapId(group().id)}>
      <ItemContextProvider>
        <Decisions />
      </ItemContextProvider>
    </LiveDocumentProvider>
  )
}

function Decisions() {
  const text = useText()
  const group = useGroup()
  const subjects = useSubjects()
  const register = createRegister()
  const meetings = createMeetings()
  const [query, setQuery] = useSearchParams()
  const search = () => readSearch(query.q, query.status)
  const numbers = createMemo(() => decisionNumbers(register.value() ?? []))
  const named: NamedDelegation = {
    numberOf: (id) => numbers().get(id) ?? '',
    sessionOf: (id) => {
      const number = meetings.value()?.find((meeting) => meeting.id === id)?.number
      return number === undefined ? text().meeting.title : text().meeting.session(number)
    },
    subjectsOf: ({ items, texts }) =>
      [...items.map(subjects.item), ...texts.map(subjects.text)].map(({ short, words }) => `${short} ${words}`),
  }
  const live = useLive()
  /** Decisions name items of the road map: a list without them would grow under the reader's eyes. */
  const areItemsKnown = createMemo((was: boolean) => was || documentState(live).type !== 'loading', false)
  const documents = useLiveDocuments()
  const exported = (): Exported => ({
    kind: 'register',
    decisions: found().map((decision) => ({
      decision,
      number: named.numberOf(decision.id),
      session: meetings.value()?.find(({ id }) => id === decision.meeting) ?? null,
      subjects: {
        items: decision.items.map((id) => subjects.item(id).short),
        texts: decision.texts.map((id) => subjects.text(id).words),
      },
    })),
    all: register.value()?.length ?? 0,
    unsent: () => documents.waitingIn(meetings.value()?.map(({ document }) => document) ?? []),
  })
  const found = createMemo(() => findDecisions(register.value() ?? [], search(), named))
  return (
    <ScreenPage
      title={text().meeting.register.title}
      actions={
        <Show when={found().length > 0}>
          <ExportButton kind="register" brief of={exported} />
        </Show>
      }
    >
      <QueryGate query={register} page offline={{ title: text().meeting.register.needsServer, why: text().meeting.needsServerWhy }}>
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={
              <EmptyState
                page
                title={text().meeting.register.empty}
                action={
                  <A class="btn btn--default" href={`/g/${group().id}/sessions`}>
                    {text().meeting.register.toSessions}
                  </A>
                }
              >
                {text().meeting.register.emptyWhy}
              </EmptyState>
            }
          >
            <SearchBar search={search()} found={found().length} onSearch={(change) => setQuery(change, { replace: true, scroll: false })} />
            <div class="main__scroll register">
              <Show when={areItemsKnown()} fallback={<Skeleton label={text().common.loading} lines={6} />}>
                <Show
                  when={found().length > 0}
                  fallback={
                    <EmptyState
                      title={text().meeting.register.nothing}
                      action={
                        <Button onClick={() => setQuery({ q: undefined, status: undefined })}>{text().meeting.register.clear}</Button>
                      }
                    >
                      {text().meeting.register.nothingWhy}
                    </EmptyState>
                  }
                >
                  <ol class="register__list" aria-label={text().meeting.register.list}>
                    <For each={found()}>{(decision) => <RegisterRow decision={decision} named={named} />}</For>
                  </ol>
                </Show>
              </Show>
            </div>
          </Show>
        )}
      </QueryGate>
    </ScreenPage>
  )
}

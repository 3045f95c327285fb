// Provides a past copy of the document to a view; loaded when the past is first shown.
import { createMemo, type ParentProps, Show } from 'solid-js'
import type { EventSubject } from '../../../shared/history/events.ts'
import { useApi } from '../../base/actor.tsx'
import { useText } from '../../base/i18n.tsx'
import { CopyProvider, useLive } from '../../live/LiveDocument.tsx'
import { DocumentGate } from '../../states/DocumentGate.tsx'
import type { ScreenState } from '../../states/documentState.ts'
import { Button } from '../../ui/Button.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { BackToNow } from './BackToNow.tsx'
import { createPast } from './createPast.ts'
import { type Door, DoorContext } from './pastDoor.ts'

interface PastInsideProps {
  readonly title: string
  readonly subject: EventSubject | undefined
  readonly request: Pick<Parameters<typeof createPast>[0], 'mark' | 'moved' | 'leave'>
  readonly door: Omit<Door, 'past'>
}

export function PastInside(props: ParentProps<PastInsideProps>) {
  const text = useText()
  const past = createPast({ api: useApi(), live: useLive(), subject: props.subject ?? null, ...props.request })
  const copy = createMemo(() => (past.shown() ? past.copy() : null))
  const state = (): ScreenState => (copy() || past.isEmpty() ? { type: 'opened' } : (past.failure()?.state ?? { type: 'loading' }))
  return (
    <DocumentGate
      of={{ kind: 'past', state: state() }}
      title={props.title}
      bare
      message={past.failure()?.message}
      action={
        <span class="row">
          <Button icon="rotate-cw" onClick={past.retry}>
            {text().common.tryAgain}
          </Button>
          <BackToNow past={past} />
        </span>
      }
    >
      <Show
        when={copy()}
        fallback={
          <ScreenPage title={props.title} bare>
            <EmptyState page heading title={text().past.empty} action={<BackToNow past={past} />}>
              {text().past.emptyWhy}
            </EmptyState>
          </ScreenPage>
        }
      >
        {(shown) => (
          <DoorContext.Provider value={{ ...props.door, past }}>
            <CopyProvider copy={shown()}>{props.children}</CopyProvider>
          </DoorContext.Provider>
        )}
      </Show>
    </DocumentGate>
  )
}

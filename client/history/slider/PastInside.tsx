// A view on a copy of its document, as it was: asked for when somebody first looks back.
import { createMemo, type JSX, Match, type ParentProps, Switch } from 'solid-js'
import type { Subject } from '../../../shared/history/events.ts'
import { useApi } from '../../base/actor.tsx'
import { useText } from '../../base/i18n.tsx'
import { CopyProvider, useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/States.tsx'
import { BackToNow } from './BackToNow.tsx'
import { createPast } from './createPast.ts'
import { type Door, DoorContext } from './pastDoor.ts'

interface PastInsideProps {
  readonly title: string
  readonly subject: Subject | undefined
  readonly request: Pick<Parameters<typeof createPast>[0], 'mark' | 'moved' | 'leave'>
  readonly door: Omit<Door, 'past'>
}

export function PastInside(props: ParentProps<PastInsideProps>) {
  const text = useText()
  const past = createPast({ api: useApi(), live: useLive(), subject: props.subject ?? null, ...props.request })
  const copy = createMemo(() => (past.shown() ? past.copy() : null))
  return (
    <Switch
      fallback={
        <Alone title={props.title}>
          <Skeleton label={text().past.loadingPast} lines={9} />
        </Alone>
      }
    >
      <Match when={copy()}>
        {(shown) => (
          <DoorContext.Provider value={{ ...props.door, past }}>
            <CopyProvider copy={shown()}>{props.children}</CopyProvider>
          </DoorContext.Provider>
        )}
      </Match>
      <Match when={past.failure()}>
        {(failure) => (
          <Alone title={props.title}>
            <ErrorState
              page
              heading
              title={failure().message === null ? text().past.unavailable : text().past.refused}
              action={
                <span class="row">
                  <Button icon="rotate-cw" onClick={past.retry}>
                    {text().common.tryAgain}
                  </Button>
                  <BackToNow past={past} />
                </span>
              }
            >
              {failure().message ?? text().past.unavailableWhy}
            </ErrorState>
          </Alone>
        )}
      </Match>
      <Match when={past.stops()?.length === 0}>
        <Alone title={props.title}>
          <EmptyState page heading title={text().past.empty} action={<BackToNow past={past} />}>
            {text().past.emptyWhy}
          </EmptyState>
        </Alone>
      </Match>
    </Switch>
  )
}

function Alone(props: { title: string; children: JSX.Element }) {
  return (
    <Page title={props.title} bare>
      {props.children}
    </Page>
  )
}

// One gate for every kind of document: its children once it can be shown, and until then what keeps it from being shown.
import { A } from '@solidjs/router'
import { type Accessor, createEffect, createMemo, type JSX, Match, type ParentProps, Show, Switch } from 'solid-js'
import { type DocumentKind, documentKind } from '../../shared/ids.ts'
import { contentDrawn } from '../base/content.ts'
import { useText } from '../base/i18n.tsx'
import type { Messages } from '../base/messages/catalogue.ts'
import { reloadToNewest } from '../base/shell.ts'
import { useLive } from '../live/LiveDocument.tsx'
import type { LiveDocument } from '../live/types.ts'
import { Button } from '../ui/Button.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState, Skeleton } from '../ui/States.tsx'
import { documentState, type ScreenState } from './documentState.ts'

/** A past has a gate of its own words: it is never on the device. */
export type GateKind = Exclude<DocumentKind, 'acts'> | 'past'
type Failure = Exclude<ScreenState, { type: 'opened' | 'loading' }>

interface PlaceholderProps {
  readonly kind: GateKind
  /** Of the page that stands in place of the document; without it there is a page already. */
  readonly title?: string | undefined
  /** The page has no head of its own: the title of the state is its heading. */
  readonly bare?: boolean | undefined
  /** One line in the midst of others. */
  readonly brief?: boolean | undefined
  readonly lines?: number | undefined
  /** What the server answered, when it says more than we know. */
  readonly message?: string | null | undefined
  /** Where the reader can go from here. */
  readonly action?: JSX.Element
}
interface GateProps extends Omit<PlaceholderProps, 'kind'> {
  /** Without one: of the nearest live document. */
  readonly of?: { readonly kind: GateKind; readonly state: ScreenState }
  /** Part of it is already here, and is shown before all of it is. */
  readonly early?: boolean
}

export function DocumentGate(props: ParentProps<GateProps>) {
  const of = createMemo(() => props.of ?? ofNearest())
  const failure = () => {
    const { state } = of()
    return state.type === 'opened' || state.type === 'loading' ? null : state
  }
  const isOpen = createMemo(() => of().state.type === 'opened' || props.early === true)
  createEffect(() => isOpen() && contentDrawn())
  return (
    <Show when={isOpen()} fallback={<InPlace {...props} kind={of().kind} failure={failure()} />}>
      {props.children}
    </Show>
  )
}

/** Why the nearest document is not here, in a few words; null once it is. What can only be done with it says so. */
export const useNotHere = (): Accessor<string | null> => {
  const text = useText()
  const live = useLive()
  return createMemo(() => {
    const { kind, state } = ofLive(live)
    if (state.type === 'opened') return null
    return state.type === 'loading' ? text().common.loading : sentenceOf(text(), kind, state).title
  })
}

const ofNearest = () => ofLive(useLive())
const ofLive = (live: LiveDocument) => {
  const kind = documentKind(live.id)
  return { kind: kind === 'acts' ? 'roadmap' : kind, state: documentState(live) } as const
}

/** The address names no document at all. */
export function NoSuchDocument(props: PlaceholderProps) {
  return <InPlace {...props} failure={{ type: 'notThere' }} />
}

function InPlace(props: PlaceholderProps & { failure: Failure | null }) {
  const text = useText()
  const said = () => props.failure && sentenceOf(text(), props.kind, props.failure)
  return (
    <MaybePage title={(props.bare && said()?.title) || props.title} bare={props.bare}>
      <Switch
        fallback={<Skeleton label={props.kind === 'past' ? text().past.loadingPast : text().common.loading} lines={props.lines ?? 9} />}
      >
        <Match when={props.brief && said()}>{(sentence) => <p class="soft">{sentence().title}.</p>}</Match>
        <Match when={said()}>
          {(sentence) => (
            <EmptyState
              page
              heading={props.bare}
              alert={props.kind === 'past' || props.failure?.type === 'damaged'}
              title={sentence().title}
              action={<WayOn failure={props.failure}>{props.action}</WayOn>}
            >
              {props.message ?? sentence().why}
            </EmptyState>
          )}
        </Match>
      </Switch>
    </MaybePage>
  )
}

function MaybePage(props: ParentProps<{ title: string | undefined; bare: boolean | undefined }>) {
  return (
    <Show when={props.title} fallback={props.children}>
      {(title) => (
        <ScreenPage title={title()} bare={props.bare}>
          {props.children}
        </ScreenPage>
      )}
    </Show>
  )
}

function WayOn(props: ParentProps<{ failure: Failure | null }>) {
  const text = useText()
  return (
    <Show when={props.failure?.type === 'lost' || needsReload(props.failure)} fallback={props.children}>
      <div class="row wrap">
        <Show
          when={needsReload(props.failure)}
          fallback={
            <A class="btn btn--primary" href="/me#kept">
              {text().status.seeKept}
            </A>
          }
        >
          <Button kind="primary" icon="rotate-cw" onClick={reloadToNewest}>
            {text().status.reloadNow}
          </Button>
        </Show>
        {props.children}
      </div>
    </Show>
  )
}

const needsReload = (failure: Failure | null): boolean => failure?.type === 'ended' && failure.why === 'pleaseReload'

const sentenceOf = (
  { documents, status }: Messages,
  kind: GateKind,
  failure: Failure,
): { readonly title: string; readonly why: string } => {
  if (failure.type !== 'ended') return documents[kind][failure.type]
  const why = failure.why === 'pleaseReload' ? `${status.reload} ${status.reloadRest}` : `${status.ended} ${status.endedWhy[failure.why]}`
  return { title: documents[kind].ended, why: `${why}.` }
}

// The app after sign-in: the group of the address (or the first one), its live documents, and the frame around the screen.
import { useLocation, useParams } from '@solidjs/router'
import {
  createMemo,
  createRenderEffect,
  createRoot,
  createSignal,
  getOwner,
  Match,
  on,
  onCleanup,
  onMount,
  type ParentProps,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import { insert } from 'solid-js/web'
import { type DocumentId, type GroupId, parseDocumentId, parseGroupId, roadmapId } from '../../shared/ids.ts'
import type { SignOutDialogProps } from '../access/SignOutDialog.tsx'
import { useActor, useIsOperator } from '../base/actor.tsx'
import { afterContent, contentExpected } from '../base/content.ts'
import { GroupProvider, useGroupState, useRefreshGroup } from '../base/group.tsx'
import { useText, WordsProvider } from '../base/i18n.tsx'
import { afterwards, lazily, lazilyOpen } from '../base/lazily.tsx'
import { onServerBack } from '../base/serverBack.ts'
import { CommentsProvider } from '../comments/CommentsProvider.tsx'
import { ReferencesProvider } from '../editor/references/ReferencesProvider.tsx'
import { TermsProvider } from '../editor/terms/TermsProvider.tsx'
import { LiveDocumentsProvider, useHeldDocument, useIsAway } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { loadOverlays, onNotOpened } from '../ui/overlays.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { BareFrame } from './BareFrame.tsx'
import { Shell } from './Shell.tsx'
import '../styles/inside.css'

const LockOverlay = afterwards(async () => (await import('../access/LockOverlay.tsx')).LockOverlay)
const ExpiryWarning = afterwards(async () => (await import('../access/ExpiryWarning.tsx')).ExpiryWarning)
const SendFiles = afterwards(async () => (await import('../files/SendFiles.tsx')).SendFiles)
const UndoNotices = afterwards(async () => (await import('./UndoNotices.tsx')).UndoNotices)
const GroupClosed = lazily(async () => (await import('./GroupClosed.tsx')).GroupClosed)
const WithoutGroup = lazily(async () => (await import('./WithoutGroup.tsx')).WithoutGroup)
const SignOutDialog = lazilyOpen<SignOutDialogProps>(async () => (await import('../access/SignOutDialog.tsx')).SignOutDialog)

/** The code of menus and dialogs. If the server does not answer, it is loaded when it does. */
afterContent(async () => {
  if (await loadOverlays()) return
  const stop = onServerBack(async () => {
    if (await loadOverlays()) stop()
  })
})

export function SignedInFrame(props: ParentProps) {
  onMount(contentExpected)
  return (
    <WordsProvider>
      <InGroup>{props.children}</InGroup>
    </WordsProvider>
  )
}

/** The room and the projector use the whole screen: no rail, no tabs. */
const isWholeScreen = (path: string): boolean => /\/sessions\/[^/]+\/(room|projector)\/?$/.test(path)

function InGroup(props: ParentProps) {
  const text = useText()
  const actor = useActor()
  const params = useParams()
  const location = useLocation()
  const toast = useToast()
  const isOperator = useIsOperator()
  onCleanup(onNotOpened(() => toast({ text: text().common.notLoadedNow })))
  const [leaving, setLeaving] = createSignal(false)
  // A page without a group in its URL (account page) keeps the open one.
  const mine = (id: GroupId | null) => actor().memberships.find((membership) => membership.group === id)?.group
  const group = createMemo<GroupId | null>(
    (before) => parseGroupId(params.group) ?? mine(before) ?? actor().memberships[0]?.group ?? null,
    null,
  )
  /** The administration of the installation belongs to no group, and works also when an operator's group cannot be opened. */
  const administers = () => location.pathname === '/administration' && isOperator() !== false
  /** The text or session that the URL names. */
  const named = createMemo(() => {
    if (params.page) return parseDocumentId(`page:${params.page}`)
    return params.meeting ? parseDocumentId(`meeting:${params.meeting}`) : null
  })
  return (
    <LiveDocumentsProvider>
      <UnlessAway>
        <Show
          when={!administers() && group()}
          fallback={
            <Show
              when={administers() || isOperator()}
              fallback={
                <BareFrame>
                  <EmptyState
                    page
                    heading
                    title={text().frame.noGroups}
                    action={<Button onClick={() => setLeaving(true)}>{text().frame.signOut}</Button>}
                  >
                    {text().frame.noGroupsWhy}
                  </EmptyState>
                </BareFrame>
              }
            >
              <WithoutGroup onSignOut={() => setLeaving(true)} />
            </Show>
          }
        >
          {(open) => (
            <GroupProvider group={open()} account={actor().account}>
              <Show when={mine(open())}>
                <Ahead id={roadmapId(open())} />
                <Show when={named()} keyed>
                  {(id) => <Ahead id={id} />}
                </Show>
              </Show>
              <TermsProvider>
                <ReferencesProvider>
                  <Opened onSignOut={() => setLeaving(true)}>{props.children}</Opened>
                  <UndoNotices />
                </ReferencesProvider>
              </TermsProvider>
            </GroupProvider>
          )}
        </Show>
      </UnlessAway>
      <ExpiryWarning />
      <SendFiles />
      <LockOverlay onSignOut={() => setLeaving(true)} />
      <SignOutDialog open={leaving()} onClose={() => setLeaving(false)} />
    </LiveDocumentsProvider>
  )
}

/** Opens its connection in parallel with the requests for the group and the screen's code. */
function Ahead(props: { id: DocumentId }) {
  useHeldDocument(() => props.id)
  return null
}

/**
 * When the page is locked, its content is removed; it is rendered again after sign-in. It has a root of its own, which can be disposed at once:
 * while a navigation waits for a request that was refused because the session expired, Solid keeps the old page.
 */
function UnlessAway(props: ParentProps) {
  const away = useIsAway()
  const owner = getOwner()
  const host = document.createElement('div')
  host.className = 'whole-page'
  createRenderEffect(
    on(away, (isAway) => {
      const dispose = createRoot((end) => {
        insert(host, () => (isAway ? <BareFrame>{null}</BareFrame> : props.children))
        return end
      }, owner)
      onCleanup(() => {
        dispose()
        host.replaceChildren()
      })
    }),
  )
  return host
}

function Opened(props: ParentProps<{ onSignOut: () => void }>) {
  const text = useText()
  const state = useGroupState()
  const refresh = useRefreshGroup()
  const location = useLocation()
  const isOpen = () => state().type === 'open'
  return (
    <Switch
      fallback={
        <BareFrame>
          <GroupClosed onSignOut={props.onSignOut} />
        </BareFrame>
      }
    >
      <Match when={isOpen() && isWholeScreen(location.pathname)}>
        <CommentsProvider>
          <div class="whole">
            <Suspense fallback={<main class="main" id="main" tabindex="-1" aria-busy="true" />}>{props.children}</Suspense>
          </div>
        </CommentsProvider>
      </Match>
      <Match when={isOpen()}>
        <CommentsProvider>
          <Shell onSignOut={props.onSignOut}>
            <Suspense fallback={<main class="main" id="main" tabindex="-1" aria-busy="true" />}>{props.children}</Suspense>
          </Shell>
        </CommentsProvider>
      </Match>
      <Match when={state().type === 'loading'}>
        <BareFrame>
          <Skeleton label={text().common.loading} />
        </BareFrame>
      </Match>
      <Match when={state().type === 'noServer'}>
        <BareFrame>
          <ErrorState
            page
            heading
            title={text().common.didNotLoad}
            action={
              <Button icon="rotate-cw" onClick={refresh}>
                {text().common.tryAgain}
              </Button>
            }
          >
            {text().common.serverDidNotAnswer}
          </ErrorState>
        </BareFrame>
      </Match>
    </Switch>
  )
}

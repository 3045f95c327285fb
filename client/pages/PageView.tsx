// A text at its address. It is shown when the device or the server has it; an empty page is never shown for one that is on its way.
import { A, useParams } from '@solidjs/router'
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import { parseDocumentId } from '../../shared/ids.ts'
import { pageBody, pageTitleText } from '../../shared/page/write.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { PastProvider } from '../history/slider/PastProvider.tsx'
import { registerCurrentDocument } from '../live/CurrentDocument.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/States.tsx'
import { ComparedSheet } from './ComparedSheet.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { PageSheet, type PageSides } from './PageSheet.tsx'

export function PageView() {
  const text = useText()
  const params = useParams()
  const id = () => parseDocumentId(`page:${params.page}`)
  return (
    <Show when={id()} keyed fallback={<NotHere />}>
      {(page) => (
        <LiveDocumentProvider id={page}>
          <OnTheLine />
          <PastProvider title={text().texts.title}>
            <Announcer>
              <OpenPage />
            </Announcer>
          </PastProvider>
        </LiveDocumentProvider>
      )}
    </Show>
  )
}

/** The frame shows the state of the line, also while the text is shown as it was. */
function OnTheLine() {
  const live = useLive()
  registerCurrentDocument(() => live)
  return null
}

function OpenPage() {
  const text = useText()
  const live = useLive()
  const gone = () => {
    const link = live.link()
    return link.type === 'ended' && (link.why === 'notFound' || link.why === 'notAMember')
  }
  const lost = () => {
    const link = live.link()
    return link.type === 'ended' && link.why === 'lostByServer'
  }
  /** Nothing of it is kept here, and the server cannot read it. */
  const damaged = () => !live.ready() && live.saveStatus().type === 'damaged'
  const unreachable = () => !live.ready() && live.link().type === 'offline'
  return (
    <Switch
      fallback={
        <Page title={text().texts.title} bare>
          <Skeleton label={text().common.loading} lines={9} />
        </Page>
      }
    >
      <Match when={gone()}>
        <NotHere />
      </Match>
      <Match when={lost()}>
        <Lost />
      </Match>
      <Match when={live.ready() && sidesOf(live.doc)} keyed>
        {(sides) => <Sheet sides={sides} />}
      </Match>
      <Match when={live.ready() || damaged()}>
        <Page title={text().texts.title} bare>
          <ErrorState page title={text().texts.damaged} action={<ToList />}>
            {text().texts.damagedWhy}
          </ErrorState>
        </Page>
      </Match>
      <Match when={unreachable()}>
        <Page title={text().texts.title} bare>
          <EmptyState page title={text().texts.notOpened} action={<ToList />}>
            {text().texts.notOpenedWhy}
          </EmptyState>
        </Page>
      </Match>
    </Switch>
  )
}

/** While one compares, the text is read with its differences, until its reader would rather write. */
function Sheet(props: { sides: PageSides }) {
  const { comparing } = useComparing()
  const [writing, setWriting] = createSignal(false)
  const isCompared = () => comparing().from !== null
  // Whoever chooses other moments wants to see what differs.
  createEffect(on([() => comparing().from, () => comparing().to], () => setWriting(false), { defer: true }))
  return (
    <>
      <Show
        when={isCompared() && !writing()}
        fallback={<PageSheet sides={props.sides} onCompare={isCompared() ? () => setWriting(false) : null} />}
      >
        <ComparedSheet onWrite={() => setWriting(true)} />
      </Show>
      <HistoryPanel />
    </>
  )
}

/** Null when a root has another type than ours: then there is nothing to bind an editor to. */
const sidesOf = (doc: ReturnType<typeof useLive>['doc']): PageSides | null => {
  const [titleEs, titleEn, bodyEs, bodyEn] = [pageTitleText(doc, 'es'), pageTitleText(doc, 'en'), pageBody(doc, 'es'), pageBody(doc, 'en')]
  return titleEs && titleEn && bodyEs && bodyEn ? { es: { title: titleEs, body: bodyEs }, en: { title: titleEn, body: bodyEn } } : null
}

function NotHere() {
  const text = useText()
  return (
    <Page title={text().texts.notFound} bare>
      <EmptyState page heading title={text().texts.notFound} action={<ToList />}>
        {text().texts.notFoundWhy}
      </EmptyState>
    </Page>
  )
}
function Lost() {
  const text = useText()
  return (
    <Page title={text().texts.lost} bare>
      <EmptyState
        page
        heading
        title={text().texts.lost}
        action={
          <div class="row wrap">
            <A class="btn btn--primary" href="/me#kept">
              {text().status.seeKept}
            </A>
            <ToList />
          </div>
        }
      >
        {text().status.lostSince} {text().status.lostKept} {text().status.lostUntil}
      </EmptyState>
    </Page>
  )
}
function ToList() {
  const text = useText()
  const group = useGroup()
  const { keep } = useComparing()
  return (
    <A class="btn btn--default" href={keep(`/g/${group().id}/texts`)}>
      {text().texts.backToList}
    </A>
  )
}

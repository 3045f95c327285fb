// The screen of a text, shown when the device or the server has it.
import { A, useParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { parseDocumentId } from '../../shared/ids.ts'
import { pageBody, pageTitleText } from '../../shared/page/write.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { PastProvider } from '../history/slider/PastProvider.tsx'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { DocumentGate, NoSuchDocument } from '../states/DocumentGate.tsx'
import { documentState, type ScreenState } from '../states/documentState.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { ComparedSheet } from './ComparedSheet.tsx'
import { TextCommentsProvider } from './comments/TextComments.tsx'
import { TextCommentsPanel } from './comments/TextCommentsPanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { PageSheet, type PageSides } from './PageSheet.tsx'

export function PageView() {
  const text = useText()
  const params = useParams()
  const id = () => parseDocumentId(`page:${params.page}`)
  return (
    <Show when={id()} keyed fallback={<NoSuchDocument kind="page" title={text().texts.title} bare action={<ToList />} />}>
      {(page) => (
        <CurrentDocumentProvider id={page}>
          <PastProvider title={text().texts.title}>
            <Announcer>
              <OpenPage />
            </Announcer>
          </PastProvider>
        </CurrentDocumentProvider>
      )}
    </Show>
  )
}

function OpenPage() {
  const text = useText()
  const live = useLive()
  const sides = createMemo(() => (live.ready() ? sidesOf(live.doc) : null))
  const state = (): ScreenState => (live.ready() && !sides() ? { type: 'damaged' } : documentState(live))
  return (
    <DocumentGate of={{ kind: 'page', state: state() }} title={text().texts.title} bare action={<ToList />}>
      <Show when={sides()} keyed>
        {(found) => <Sheet sides={found} />}
      </Show>
    </DocumentGate>
  )
}

/** While comparing, the text is shown with its differences, until the reader chooses to write. */
function Sheet(props: { sides: PageSides }) {
  const { comparing } = useComparing()
  const [writing, setWriting] = createSignal(false)
  const isCompared = () => comparing().from !== null
  // Choosing other moments shows the differences again.
  createEffect(on([() => comparing().from, () => comparing().to], () => setWriting(false), { defer: true }))
  return (
    <TextCommentsProvider bodies={{ es: props.sides.es.body, en: props.sides.en.body }}>
      <Show
        when={isCompared() && !writing()}
        fallback={<PageSheet sides={props.sides} onCompare={isCompared() ? () => setWriting(false) : null} />}
      >
        <ComparedSheet onWrite={() => setWriting(true)} />
      </Show>
      <HistoryPanel />
      <TextCommentsPanel />
    </TextCommentsProvider>
  )
}

/** Null when a root has another type than ours, so that no editor can be bound to it. */
const sidesOf = (doc: ReturnType<typeof useLive>['doc']): PageSides | null => {
  const [titleEs, titleEn, bodyEs, bodyEn] = [pageTitleText(doc, 'es'), pageTitleText(doc, 'en'), pageBody(doc, 'es'), pageBody(doc, 'en')]
  return titleEs && titleEn && bodyEs && bodyEn ? { es: { title: titleEs, body: bodyEs }, en: { title: titleEn, body: bodyEn } } : null
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

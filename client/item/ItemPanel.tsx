// The panel with all of an item: to the right of each view, or the whole screen on a phone.

import { type JSX, onMount, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import type { ItemId } from '../../shared/ids.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { pairsOfItem } from '../../shared/roadmap/pairs.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useCopy } from '../clipboard/useCopy.ts'
import { useLive } from '../live/LiveDocument.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { documentState } from '../states/documentState.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Panel } from '../ui/Page.tsx'
import { createPhone } from '../ui/phone.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'
import { useArchiving } from './archiving.ts'
import { BilingualTitle } from './BilingualTitle.tsx'
import { Checklist } from './Checklist.tsx'
import { Description } from './Description.tsx'
import { useItemComparison } from './ItemComparison.tsx'
import { useItemContext } from './ItemContext.tsx'
import { ItemFacts, ItemFields } from './ItemFields.tsx'
import { KIND_ICONS } from './kindIcons.ts'
import { PairCountsLine } from './PairCounts.tsx'
import { useCalendarFiles } from './useCalendarFiles.ts'

export interface ItemPanelProps {
  readonly id: ItemId
  readonly previous: ItemId | null
  readonly next: ItemId | null
  /** The position in its group as the reader sees it; null when it cannot be moved. */
  readonly place: { readonly place: number; readonly of: number } | null
  readonly onStep: (item: Item, step: 1 | -1) => void
  /** Opened by keyboard, so the panel takes the focus. */
  readonly takesFocus: boolean
  readonly onGo: (id: ItemId) => void
  readonly onClose: () => void
  /** The absolute URL of the item, for sharing. */
  readonly link: () => string
  /** The button that exports the item. */
  readonly exporting?: ((id: ItemId) => JSX.Element) | undefined
  /** Its history, shown instead of its fields. */
  readonly history?: PanelHistory | undefined
  /** Its comments, shown instead of its fields. */
  readonly comments?: PanelComments | undefined
  /** The reports of agencies on it. */
  readonly reports?: ((item: Item) => JSX.Element) | undefined
  /** The files attached to it. */
  readonly files?: ((item: Item) => JSX.Element) | undefined
}
export interface PanelComments {
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
  readonly view: (item: Item) => JSX.Element
  /** The number of open threads, and whether one of them has something unread. */
  readonly counts: (item: Item) => { readonly open: number; readonly unread: boolean }
}
export interface PanelHistory {
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
  readonly view: (item: Item) => JSX.Element
  /** The number of times its due date has moved, as the beginning of a sentence; renders nothing until it is known. */
  readonly times: (item: Item) => JSX.Element
}

export function ItemPanel(props: ItemPanelProps) {
  const text = useText()
  const context = useItemContext()
  const comparison = useItemComparison()
  const document = useLive()
  const isCatchingUp = () => {
    const { type } = document.link()
    return type === 'connecting' || type === 'handshaking'
  }
  const item = () => {
    const live = context.item(props.id)
    return live && (comparison.shown(live) ?? undefined)
  }
  return (
    <Panel label={text().roadmap.panel.label(item()?.code ?? '')} onClose={props.onClose}>
      <PanelBar {...props} item={item()} />
      <Show
        when={item()}
        keyed
        fallback={
          // Neither while the plan is loading nor while a plan kept on this device is being brought up to date.
          <DocumentGate of={{ kind: 'roadmap', state: isCatchingUp() ? { type: 'loading' } : documentState(document) }} lines={6}>
            <EmptyState page title={text().roadmap.panel.gone}>
              {text().roadmap.panel.goneWhy}
            </EmptyState>
          </DocumentGate>
        }
      >
        {(shown) => (
          <PanelBody
            item={shown}
            takesFocus={props.takesFocus}
            place={props.place}
            onStep={props.onStep}
            history={props.history}
            comments={props.comments}
            reports={props.reports}
            files={props.files}
          />
        )}
      </Show>
    </Panel>
  )
}

function PanelBar(props: ItemPanelProps & { item: Item | undefined }) {
  const text = useText()
  const language = useLanguage()
  const copyWords = useCopy()
  const copy = () => copyWords(props.link(), text().roadmap.linkCopied)
  const { downloadItem } = useCalendarFiles()
  const addToCalendar = (due: Day) => {
    if (props.item) void downloadItem({ ...props.item, due })
  }
  return (
    <div class="panel__bar">
      <Show when={props.item}>
        {(item) => (
          <>
            <span class="id">{item().code}</span>
            <Badge icon={KIND_ICONS[item().kind]}>{CHOICE_LABELS.kind[item().kind][language()]}</Badge>
            <PairCountsLine pairs={pairsOfItem(item())} />
          </>
        )}
      </Show>
      <span class="panel__end">
        <IconButton
          icon="chevron-up"
          label={text().roadmap.panel.previous}
          disabled={!props.previous}
          onClick={() => props.previous && props.onGo(props.previous)}
        />
        <IconButton
          icon="chevron-down"
          label={text().roadmap.panel.next}
          disabled={!props.next}
          onClick={() => props.next && props.onGo(props.next)}
        />
        <Show when={props.item?.due}>
          {(due) => <IconButton icon="calendar-plus" label={text().subscription.add} onClick={() => addToCalendar(due())} />}
        </Show>
        {props.exporting?.(props.id)}
        <IconButton icon="link" label={text().roadmap.copyLink} onClick={copy} />
        <IconButton icon="x" label={text().roadmap.panel.close} shortcut="Esc" aria-keyshortcuts="Escape" onClick={() => props.onClose()} />
      </span>
    </div>
  )
}

function PanelBody(
  props: { item: Item } & Pick<ItemPanelProps, 'takesFocus' | 'place' | 'onStep' | 'history' | 'comments' | 'reports' | 'files'>,
) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const archiving = useArchiving()
  const comparison = useItemComparison()
  const canWrite = () => live.canWrite() && !comparison.isPast()
  const readOnly = () => !canWrite() || props.item.archived
  /** The text that screen readers announce when the panel opens. */
  const title = () => pick(props.item.title, language()).text.trim() || text().roadmap.untitled
  let body!: HTMLDivElement
  /** In a new item the title takes the focus, so that it can be typed; otherwise the heading. */
  const first = () => {
    const { es, en } = props.item.title
    return es === '' && en === '' ? (body.querySelector<HTMLElement>('.bi--leading textarea') ?? body) : body
  }
  onMount(() => props.takesFocus && first().focus())
  const Fields = () => (
    <>
      <ItemFacts item={props.item} readOnly={readOnly()} times={props.history?.times} />
      <Description item={props.item} />
      <Checklist item={props.item} readOnly={readOnly()} />
      <ItemFields item={props.item} readOnly={readOnly()} />
      {props.files?.(props.item)}
      {props.reports?.(props.item)}
      <Show when={canWrite()}>
        <div class="panel__foot row wrap">
          <Mover {...props} />
          {/* One button for both ways: the focus stays on it. */}
          <Button
            icon={props.item.archived ? 'archive-restore' : 'archive'}
            onClick={() => (props.item.archived ? archiving.restore : archiving.archive)(props.item)}
          >
            {props.item.archived ? text().roadmap.restore : text().roadmap.archive}
          </Button>
        </div>
      </Show>
    </>
  )
  return (
    <div ref={body} class="panel__body" tabindex="-1" role="group" aria-label={title()}>
      <Show when={props.item.archived}>
        <Note icon="archive">{text().roadmap.panel.isArchived}</Note>
      </Show>
      <Show when={props.history}>{(history) => <PanelTabs item={props.item} history={history()} comments={props.comments} />}</Show>
      <BilingualTitle item={props.item} readOnly={readOnly()} />
      <Show when={props.history?.shown ? props.history : props.comments?.shown ? props.comments : undefined} keyed fallback={<Fields />}>
        {(instead) => instead.view(props.item)}
      </Show>
    </div>
  )
}

function PanelTabs(props: { item: Item; history: PanelHistory; comments: PanelComments | undefined }) {
  const text = useText()
  const counts = () => props.comments?.counts(props.item)
  const show = (value: 'item' | 'comments' | 'history') => {
    if (value === 'comments') props.comments?.onShow(true)
    else props.history.onShow(value === 'history')
  }
  return (
    <Segmented
      small
      label={text().history.show}
      value={props.history.shown ? 'history' : props.comments?.shown ? 'comments' : 'item'}
      segments={[
        { value: 'item' as const, label: text().history.item },
        ...(props.comments
          ? [
              {
                value: 'comments' as const,
                label: text().comments.title,
                icon: SIGNS.comments,
                count: counts()?.open,
                news: counts()?.unread ? text().comments.unreadHere : undefined,
              },
            ]
          : []),
        { value: 'history' as const, label: text().history.title, icon: SIGNS.history },
      ]}
      onChange={show}
    />
  )
}

/** On a phone rows have neither a handle nor a menu, so an item is moved from its panel. */
function Mover(props: { item: Item } & Pick<ItemPanelProps, 'place' | 'onStep'>) {
  const text = useText()
  const phone = createPhone()
  return (
    <Show when={phone() && !props.item.archived && props.place}>
      {(stands) => (
        <div class="mover row" role="group" aria-label={text().roadmap.panel.place}>
          <IconButton
            icon="arrow-up"
            label={text().roadmap.moveUp}
            aria-disabled={stands().place === 1}
            onClick={() => props.onStep(props.item, -1)}
          />
          <span>{text().roadmap.panel.placeOf(stands().place, stands().of)}</span>
          <IconButton
            icon="arrow-down"
            label={text().roadmap.moveDown}
            aria-disabled={stands().place === stands().of}
            onClick={() => props.onStep(props.item, 1)}
          />
        </div>
      )}
    </Show>
  )
}

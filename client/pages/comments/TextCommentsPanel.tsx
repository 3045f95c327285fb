// The comments on the open text: a button in its header, and the panel beside it, which is opened by a parameter of the address.
import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isWholeLine } from '../../../shared/comments/anchor.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import { useComments } from '../../comments/CommentsProvider.tsx'
import { CommentsView } from '../../comments/CommentsView.tsx'
import type { ThreadLocation } from '../../comments/Thread.tsx'
import type { ListedThread } from '../../comments/threads.ts'
import { textHref } from '../../history/addresses.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Panel } from '../../ui/Page.tsx'
import { createPhone } from '../../ui/phone.ts'
import { SIGNS } from '../../ui/signs.ts'
import { useTextComments } from './TextComments.tsx'
import { isInPlace } from './threadPlaces.ts'

export function TextCommentsButton() {
  const text = useText()
  const comments = useComments()
  const own = useTextComments()
  const counts = () => comments.counts(own.subject())
  return (
    <Button kind="ghost" icon={SIGNS.comments} aria-expanded={own.isShown()} onClick={() => own.show(!own.isShown())}>
      {text().comments.title}
      <Show when={counts()?.open}>{(open) => <span class="btn__n">{open()}</span>}</Show>
      <Show when={(counts()?.unread ?? 0) > 0}>
        <span class="new-dot">
          <span class="vh">, {text().comments.unreadHere}</span>
        </span>
      </Show>
    </Button>
  )
}

export function TextCommentsPanel() {
  const own = useTextComments()
  return (
    <Show when={own.isShown()}>
      <OpenPanel />
    </Show>
  )
}

function OpenPanel() {
  const text = useText()
  const own = useTextComments()
  const live = useLive()
  const phone = createPhone()
  const placeOf = createPlaceOf()
  return (
    <Panel label={text().comments.title} onClose={() => own.show(false)}>
      <div class="panel__bar">
        <Dynamic component={phone() ? 'h1' : 'h2'}>{text().comments.title}</Dynamic>
        <span class="panel__end">
          <IconButton icon="chevron-down" label={text().comments.next} shortcut="F8" onClick={() => own.step(1)} />
          <IconButton
            icon="x"
            label={text().roadmap.panel.close}
            shortcut="Esc"
            aria-keyshortcuts="Escape"
            onClick={() => own.show(false)}
          />
        </span>
      </div>
      <div class="panel__body" tabindex="0" role="region" aria-label={text().comments.title}>
        <CommentsView
          subject={own.subject()}
          list={own.list}
          placeOf={placeOf}
          placeholder={own.beginning()?.anchor ? text().comments.placeholder.passage : text().comments.placeholder.text}
          emptyWords={phone() ? text().comments.noneOnTextPhone : text().comments.noneOnText}
          beginning={own.beginning()}
          onBeginning={own.setBeginning}
          alwaysBegins={false}
          openThread={own.openThread()}
          arrived={own.arrived()}
          onOpenThread={own.open}
          isPast={live.shownAt !== undefined}
          tip={phone() ? text().comments.tipPhone : text().comments.tip}
          beginWhole={text().comments.onWholeText}
        />
      </div>
    </Panel>
  )
}

const createPlaceOf = () => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const own = useTextComments()
  const live = useLive()
  const phone = createPhone()
  const go = (thread: ListedThread) => {
    // On a phone the panel covers the text, so it is closed.
    if (phone()) own.show(false)
    requestAnimationFrame(() => own.goTo(thread))
  }
  return (thread: ListedThread): ThreadLocation => {
    const { anchor } = thread
    if (!anchor) return { words: text().comments.wholeText, gone: false, go: null, asItWas: null }
    const side = anchor.side.toUpperCase()
    const at = own.resolved(thread)
    const number = at && own.numberOf(at)
    if (!isInPlace(thread, at)) {
      const words = number === null ? text().comments.wasGone(side) : text().comments.was(number, side)
      return { words, gone: at !== null, go: at?.type === 'line' ? () => go(thread) : null, asItWas: <AsItWas /> }
    }
    const words = number === null ? text().comments.heading(side) : text().comments.paragraph(number, side)
    return { words: number === null && isWholeLine(anchor) ? side : words, gone: false, go: () => go(thread), asItWas: null }

    function AsItWas(): JSX.Element {
      const began = Number(thread.createdAt)
      const today = localDay(new Date())
      return (
        <A href={`${textHref(group().id, live.id)}?at=at:${began}`}>
          {text().comments.asOf(formatDay(localDay(new Date(began)), language(), Number(today.slice(0, 4))))}
        </A>
      )
    }
  }
}

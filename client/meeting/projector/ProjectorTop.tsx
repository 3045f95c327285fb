// Above what is shown: the session, the time of the point, who speaks; and, when it is so, that what is shown may be old.
import { createEffect, createSignal, on, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import type { Instant } from '../../../shared/ids.ts'
import { lasted } from '../../../shared/meeting/floor.ts'
import { lastedWords } from '../../../shared/meeting/timer.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatTime } from '../../base/intl.ts'
import { cityOf, inZone, isElsewhere } from '../../base/zones.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { useRoom } from '../room/RoomContext.tsx'
import { TimeLeft } from '../room/Timer.tsx'
import { useSession } from '../SessionContext.tsx'

export function ProjectorTop() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const session = useSession()
  const place = () => pickWords(room.meeting.place, language())
  return (
    <header class="projector__top">
      <p class="projector__session">
        <b>{[session.info() ? text().meeting.session(session.info()?.number ?? 0) : '', place()].filter(Boolean).join(', ')}</b>
        <time class="soft">{inZone(room.now(), room.meeting.zone).time}</time>
        <Show when={isElsewhere(room.meeting.zone, null)}>
          <span class="soft"> {cityOf(room.meeting.zone, language())}</span>
        </Show>
      </p>
      <Lost />
      <span class="topbar__gap" />
      <Show when={room.goesOn()}>
        <Speaking />
        <Show when={room.current()}>
          <TimeLeft />
        </Show>
      </Show>
    </header>
  )
}

function Lost() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const live = useLive('meeting')
  const [since, setSince] = createSignal<Instant | null>(null)
  // A line that was never open is on its way, until it is clear that it is not.
  createEffect(
    on(
      () => live.link().type,
      (link, before) => {
        if (link === 'live') setSince(null)
        else if (before === 'live') setSince(room.now())
      },
    ),
  )
  const words = () => {
    const at = since()
    if (at !== null) return text().room.lostSince(formatTime(at, language()))
    return live.link().type === 'offline' || live.link().type === 'ended' ? text().room.lost : ''
  }
  return (
    <span role="status" class="projector__lost">
      <Show when={words()}>
        <Icon name="cloud-off" />
        {words()}
      </Show>
    </span>
  )
}

function Speaking() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const { delegation, agency } = useItemContext()
  return (
    <Show when={room.meeting.speakers.find(({ state }) => state === 'speaking')}>
      {(speaker) => {
        const from = () => delegation(speaker().delegation)
        const ownAgency = () => {
          const id = speaker().agency
          return id === null ? null : agency(id)
        }
        return (
          <p class="projector__speaker" data-identity={from()?.identity ?? 'none'}>
            <Icon name="mic" />
            <Show when={from()}>{(known) => <DelegationMark code={known().code} identity={known().identity} solid />}</Show>
            <span>{ownAgency()?.acronym ?? from()?.name[language()] ?? text().room.table}</span>
            <b>{lastedWords(lasted(speaker().since, room.now()))}</b>
          </p>
        )
      }}
    </Show>
  )
}

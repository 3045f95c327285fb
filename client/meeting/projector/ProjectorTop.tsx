// Top of the projector: session, timer, speakers, and a warning while the connection is lost.
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import type { Instant } from '../../../shared/ids.ts'
import { elapsedSince } from '../../../shared/meeting/floor.ts'
import { lastedWords } from '../../../shared/meeting/timer.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatTime } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { createOnline } from '../createOnline.ts'
import { useRoom } from '../room/RoomContext.tsx'
import { useSessionTime } from '../room/sessionTime.ts'
import { TimeLeft } from '../room/Timer.tsx'
import { useSession } from '../SessionContext.tsx'
import { delegationStanding, STANDING_ICONS } from '../standings.ts'

export function ProjectorTop() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const session = useSession()
  const when = useSessionTime()
  const place = () => pickWords(room.meeting.place, language())
  return (
    <header class="projector__top">
      <p class="projector__session">
        <b>{[session.info() ? text().meeting.session(session.info()?.number ?? 0) : '', place()].filter(Boolean).join(', ')}</b>{' '}
        <span class="soft">
          {when.days() ? `${when.days()} · ` : ''}
          {when.today()} <time datetime={when.here().time}>{when.here().time}</time>
          <Show when={when.city()}>{(city) => <> {city()}</>}</Show>
        </span>
      </p>
      <Lost />
      <Here />
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

/** Attendance: a number per delegation, or a symbol for online only or absent. */
function Here() {
  const text = useText()
  const room = useRoom()
  const online = createOnline()
  const { delegations } = useItemContext()
  return (
    <Show when={room.goesOn() && room.meeting.attendance.some(({ count }) => count > 0)}>
      <ul class="projector__here" aria-label={text().meeting.attendance}>
        <For each={delegations()}>
          {(delegation) => {
            const stands = () => delegationStanding(delegation.id, room.meeting.attendance, online())
            return (
              <li>
                <DelegationMark code={delegation.code} identity={delegation.identity} />
                <Show when={stands().standing} fallback={<span>{stands().inRoom}</span>}>
                  {(standing) => (
                    <>
                      <Icon name={STANDING_ICONS[standing()]} />
                      <span>{stands().inRoom || text().meeting.standing[standing()]}</span>
                    </>
                  )}
                </Show>
              </li>
            )
          }}
        </For>
      </ul>
    </Show>
  )
}

function Lost() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const live = useLive('meeting')
  const [since, setSince] = createSignal<Instant | null>(null)
  // A connection that has never been open counts as connecting until it fails.
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
            <b>{lastedWords(elapsedSince(speaker().since, room.now()))}</b>
          </p>
        )
      }}
    </Show>
  )
}

// Header of the room: session, date and local time, attendance, save status, and exits.
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import type { DelegationId } from '../../../shared/ids.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Chip.tsx'
import { BrandMark, Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { AttendanceList } from '../Attendance.tsx'
import { createOnline } from '../createOnline.ts'
import { attendanceCounts, presentOf } from '../quorum.ts'
import { useSession } from '../SessionContext.tsx'
import { StateBadge } from '../StateBadge.tsx'
import { delegationStanding, STANDING_ICONS } from '../standings.ts'
import { useRoom } from './RoomContext.tsx'
import { useSessionTime } from './sessionTime.ts'

export interface RoomTopProps {
  readonly status: JSX.Element
  /** Whether the attendance panel is open. */
  readonly attendance: boolean
  readonly onAttendance: (open: boolean) => void
}

export function RoomTop(props: RoomTopProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const session = useSession()
  const room = useRoom()
  const path = () => `/g/${group().id}/sessions/${session.id}`
  const place = () => pickWords(room.meeting.place, language())
  const when = useSessionTime()
  return (
    <header class="room__top">
      <A class="brand" href={path()} aria-label={text().room.leave}>
        <BrandMark />
      </A>
      <p class="room__session">
        <b>{[session.info() ? text().meeting.session(session.info()?.number ?? 0) : '', place()].filter(Boolean).join(', ')}</b>{' '}
        <span class="soft">
          <span class="room__dates">{when.days()}</span>
          {when.days() ? ' · ' : ''}
          <Show when={when.today()}>
            <span class="room__today">{when.today()} </span>
          </Show>
          <time datetime={when.here().time}>{when.here().time}</time>
          <Show when={when.city()}>{(city) => <> {city()}</>}</Show>
        </span>
      </p>
      <StateBadge meeting={session.info()} />
      <span class="topbar__gap" />
      <InTheRoom open={props.attendance} onOpenChange={props.onAttendance} />
      {props.status}
      <FollowButton />
      <ProjectorLink href={`${path()}/projector`} />
      <A class="icon-btn" href={path()} aria-label={text().room.leave} data-tip={text().room.leave}>
        <Icon name="x" />
      </A>
    </header>
  )
}

/** Button with attendance and quorum; it, or Q, opens the panel where attendance is recorded. */
function InTheRoom(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const text = useText()
  const room = useRoom()
  const online = createOnline()
  const { delegations } = useItemContext()
  const session = useSession()
  const counts = () => attendanceCounts(room.meeting, delegations(), session.info())
  const stands = (id: DelegationId) => delegationStanding(id, room.meeting.attendance, online(), counts())
  const present = () => presentOf(room.meeting, delegations())
  const missing = () => Math.max(0, room.meeting.quorum - present())
  return (
    <Popover
      title={text().meeting.attendance}
      quietTitle
      placement="bottom-end"
      open={props.open}
      onOpenChange={props.onOpenChange}
      trigger={(given) => (
        <button type="button" {...given} class="presence__btn presence" data-tip={text().meeting.attendance} data-tip-keys="Q">
          <span class="vh">{text().room.attendance(present(), delegations().length)}</span>
          <Icon name="users" />
          <span class="soft room__wide" aria-hidden="true">
            {text().meeting.inTheRoom}
          </span>
          <span class="room__present" aria-hidden="true">
            {present()}/{delegations().length}
          </span>
          <For each={delegations()}>
            {(delegation) => (
              <span class="presence__count room__counts">
                <DelegationMark code={delegation.code} identity={delegation.identity} />
                <Show when={stands(delegation.id).inRoom === 0 && stands(delegation.id).standing} fallback={stands(delegation.id).inRoom}>
                  {(standing) => (
                    <>
                      <Icon name={STANDING_ICONS[standing()]} size="s" />
                      <span class="vh">{text().meeting.standing[standing()]}</span>
                    </>
                  )}
                </Show>
              </span>
            )}
          </For>
          <Show when={room.meeting.quorum > 0 && counts()}>
            <Badge tone={missing() === 0 ? 'success' : 'warning'} icon={missing() === 0 ? 'check' : 'triangle-alert'}>
              <span>
                {missing() === 0 ? text().room.quorum : text().room.noQuorum}
                <Show when={missing() > 0}>
                  <span class="room__brief">: {text().room.missing(missing())}</span>
                </Show>
              </span>
            </Badge>
          </Show>
        </button>
      )}
    >
      <AttendanceList />
    </Popover>
  )
}

function FollowButton() {
  const text = useText()
  const room = useRoom()
  const session = useSession()
  const follows = () => (session.mayConduct() ? text().room.followsPoint : text().room.follows)
  const toFollow = () => (session.mayConduct() ? text().room.followPoint : text().room.follow)
  return (
    <Show when={room.current()}>
      <Button
        class="desk"
        icon={room.follows() ? 'check' : 'eye'}
        aria-label={room.follows() ? follows() : toFollow()}
        data-tip={text().room.followWhy}
        data-tip-keys="F"
        onClick={() => {
          const viewed = room.viewed()
          if (!room.follows()) room.follow()
          else if (viewed) room.view(viewed.id)
        }}
      >
        <span class="room__brief">{room.follows() ? follows() : toFollow()}</span>
      </Button>
    </Show>
  )
}

/** Opens the projector in a window of its own, for the second screen; a second click reuses it. */
function ProjectorLink(props: { href: string }) {
  const text = useText()
  return (
    <a
      class="btn btn--default desk"
      href={props.href}
      target={PROJECTOR}
      aria-label={text().room.projector}
      data-tip={text().room.projector}
      onClick={(event) => {
        if (window.open(props.href, PROJECTOR, 'popup,width=1280,height=720')) event.preventDefault()
      }}
    >
      <Icon name="presentation" />
      <span class="room__wide">{text().room.projectorShort}</span>
    </a>
  )
}
const PROJECTOR = 'ruta-projector'

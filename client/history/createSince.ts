// What happened since the reader's last visit, by delegation: for Home. Asked once the visit is known.
import { type Accessor, createMemo, createResource, onCleanup, onMount } from 'solid-js'
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import type { Visit } from '../../shared/api/meetings.ts'
import type { GroupId } from '../../shared/ids.ts'
import { useActor, useApi } from '../base/actor.tsx'
import type { Answer, Api } from '../base/api.ts'
import { useGroup } from '../base/group.tsx'
import { onServerBack } from '../base/serverBack.ts'
import { settled } from '../base/settled.ts'
import { useVisit } from '../base/visit.tsx'
import { feedPath } from './feedPath.ts'
import { type SinceDelegation, sinceLines } from './sinceLines.ts'

export interface Since {
  /** Null until the server has answered. */
  readonly visit: Accessor<Visit | null>
  /** Null until it is here; empty when nobody else did anything. On a first visit there is nothing to ask, and it stays null. */
  readonly delegations: Accessor<readonly SinceDelegation[] | null>
  /** The answer did not come. */
  readonly failed: Accessor<boolean>
  readonly refresh: () => void
}
/** Milliseconds. */
const LOOK_EVERY = 60_000
const PAGE = 200
/** Who was away for longer reads the review. */
const MOST = 1_000

export const createSince = (): Since => {
  const api = useApi()
  const group = useGroup()
  const actor = useActor()
  const visit = useVisit()
  const [answer, { refetch }] = createResource(
    () => ((visit()?.previous ?? null) === null ? null : { group: group().id }),
    (asked) => all(api, asked.group),
  )
  // Home may stay open for a day: whoever looks at it again sees what has come since.
  onMount(() => {
    const look = () => document.visibilityState === 'visible' && visit()?.previous && void refetch()
    const timer = setInterval(look, LOOK_EVERY)
    document.addEventListener('visibilitychange', look)
    const stop = onServerBack(look)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      stop()
    })
  })
  const events = () => {
    const found = settled(answer)
    return found?.ok ? found.value : null
  }
  return {
    visit,
    delegations: createMemo(() => {
      const found = events()
      return found && sinceLines(found, { reader: actor().account, order: group().delegations.map(({ id }) => id) })
    }),
    failed: () => settled(answer)?.ok === false,
    refresh: () => void refetch(),
  }
}

const all = async (api: Pick<Api, 'request'>, group: GroupId): Promise<Answer<readonly NamedEvent[]>> => {
  const events: NamedEvent[] = []
  let before: string | null = null
  do {
    const path: string = feedPath(group, { from: 'visit' }, PAGE)
    const answer: Answer<HistoryPage> = await api.request('GET', before === null ? path : `${path}&before=${encodeURIComponent(before)}`)
    if (!answer.ok) return answer
    events.push(...answer.value.events)
    before = answer.value.next
  } while (before !== null && events.length < MOST)
  return { ok: true, value: events }
}

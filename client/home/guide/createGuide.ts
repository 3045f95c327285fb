// State of the guide: what the group has, and whether the user has hidden it.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { useActor, useCan } from '../../base/actor.tsx'
import { isGuideDismissed, setGuideDismissed } from '../../base/dismissedGuides.ts'
import { useGroup } from '../../base/group.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive, useRoadMap } from '../../live/LiveDocument.tsx'
import type { HomeModel } from '../createHomeView.ts'
import { type Beginnings, isBeginning } from './steps.ts'

export interface StartGuide {
  readonly shown: Accessor<boolean>
  /** It exists, and is hidden. */
  readonly waits: Accessor<boolean>
  readonly now: Accessor<Omit<Beginnings, 'terms'>>
  readonly setAway: (away: boolean) => void
}

export const createGuide = (view: HomeModel): StartGuide => {
  const [actor, group, can] = [useActor(), useGroup(), useCan()]
  const [live, roadMap, context] = [useLive('roadmap'), useRoadMap(), useItemContext()]
  const [params, setParams] = useSearchParams()
  const [away, setAway] = createSignal(isGuideDismissed(actor().account, group().id))
  const may = (action: Parameters<typeof can>[0]) => live.canWrite() && can(action, group().id)
  const living = (all: Readonly<Record<string, { readonly archived: boolean }>>) =>
    Object.values(all).filter(({ archived }) => !archived).length
  const now = createMemo((): Omit<Beginnings, 'terms'> => {
    const here = new Set(context.members().flatMap(({ delegation }) => delegation ?? []))
    const meetings = view.meetings()
    return {
      may: { invite: may('members.invite'), write: live.canWrite(), plan: may('meeting.plan') },
      delegations: group().delegations.length,
      delegationsHere: context.members().length === 0 ? null : here.size,
      streams: living(roadMap.streams),
      items: living(roadMap.items),
      texts: group().documents.filter(({ kind }) => kind === 'page').length,
      sessions: meetings && { all: meetings.length, closed: meetings.filter(({ state }) => state === 'closed').length },
    }
  })
  // Terms do not decide whether the guide is shown, because the glossary is only opened with the guide.
  const begins = createMemo(() => isBeginning({ ...now(), terms: 0 }))
  const asked = () => params.guide === 'on'
  return {
    shown: () => begins() && (asked() || !away()),
    waits: () => begins() && away() && !asked(),
    now,
    setAway(wanted) {
      setGuideDismissed(actor().account, group().id, wanted)
      setAway(wanted)
      if (params.guide) setParams({ guide: undefined }, { replace: true, scroll: false })
    },
  }
}

// Runs the steps of the story one after the other, each at its time and after the previous one is committed.
import type { DocumentId, Random } from '../../shared/ids.ts'
import { delegationIdOf } from '../groups/groups.ts'
import type { MeetingDeps } from '../meetings/meetingDeps.ts'
import type { Rooms } from '../relay/rooms.ts'
import { type RelaySeat, takeRelaySeat } from '../relay/seat.ts'
import type { Deed, Hall, SampleEdit, SampleIds } from './deed.ts'
import { known } from './deed.ts'
import { SAMPLE_PEOPLE, type SampleWriter } from './people.ts'
import type { SampleClock } from './sampleClock.ts'
import type { SamplePlace } from './samplePlace.ts'

interface Stage {
  readonly place: SamplePlace
  readonly rooms: Rooms
  readonly clock: SampleClock
  readonly accounts: SampleIds['accounts']
  readonly deps: MeetingDeps
  /** Resolves when background work caused by an act is done. */
  readonly acted: () => Promise<unknown>
  readonly random: Random
  readonly progress: ((part: number) => void) | undefined
}

/** In the order of time. */
export const perform = async (
  deeds: readonly Deed[],
  { place, rooms, clock, accounts, deps, acted, random, progress }: Stage,
): Promise<void> => {
  const seats = new Map<DocumentId, Map<SampleWriter, RelaySeat>>()
  const seat = async (document: DocumentId, by: SampleWriter): Promise<RelaySeat> => {
    const taken = seats.get(document) ?? new Map<SampleWriter, RelaySeat>()
    seats.set(document, taken)
    const { name, place: country } = SAMPLE_PEOPLE[by]
    const delegation = country && delegationIdOf(country)
    const who = {
      account: known(accounts, by),
      name,
      delegation,
      session: `sample-${by}`,
      group: place.group,
      access: 'write',
      isSteward: by === 'chair' || by === 'secretariat',
      isScribe: by === 'chair' || by === 'secretariat' || by === 'translator',
      ours: true,
    } as const
    const found = taken.get(by) ?? (await takeRelaySeat(rooms, document, who, random))
    taken.set(by, found)
    return found
  }
  const empty = (document: DocumentId) => {
    for (const one of seats.get(document)?.values() ?? []) one.leave()
    seats.delete(document)
  }
  const hall: Hall = { deps, seat, empty }

  const writeTogether = async (edits: readonly SampleEdit[]) => {
    const seated: RelaySeat[] = []
    for (const { document, by } of edits) seated.push(await seat(document(), by))
    for (const [at, { edit }] of edits.entries()) {
      const doc = seated[at]?.doc
      doc?.transact(() => edit(doc))
    }
    await Promise.all(seated.map((one) => one.saved()))
  }

  const steps = stepsOf(deeds)
  for (const [at, step] of steps.entries()) {
    clock.reach(step.at)
    await (step.type === 'act' ? step.act(hall) : writeTogether(step.edits))
    if (step.type === 'act') await acted()
    progress?.((at + 1) / steps.length)
  }
  for (const document of [...seats.keys()]) empty(document)
}

type Step = Extract<Deed, { type: 'act' }> | { readonly type: 'edits'; readonly at: Deed['at']; readonly edits: SampleEdit[] }

const stepsOf = (deeds: readonly Deed[]): readonly Step[] => {
  const steps: Step[] = []
  for (const deed of deeds) {
    const last = steps.at(-1)
    if (deed.type === 'act') steps.push(deed)
    else if (last?.type === 'edits' && last.at === deed.at) last.edits.push(deed)
    else steps.push({ type: 'edits', at: deed.at, edits: [deed] })
  }
  return steps
}

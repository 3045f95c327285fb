// Converts a session's data to steps: prepared by the secretariat and the delegations, opened, held, and closed by the server.

import { LANGUAGES } from '../../shared/bilingual.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { instant, meetingDocument, type Random } from '../../shared/ids.ts'
import { moveFloor } from '../../shared/meeting/floor.ts'
import type { MeetingState } from '../../shared/meeting/lifecycle.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import {
  addDecision,
  addPoint,
  addSection,
  meetingText,
  minutesBody,
  placePoint,
  setAttendance,
  setDecision,
  setMeta,
  setPoint,
} from '../../shared/meeting/write.ts'
import { must } from '../../shared/result.ts'
import { delegationIdOf } from '../groups/groups.ts'
import { conduct } from '../meetings/conduct.ts'
import { createMeeting } from '../meetings/meetings.ts'
import { carriedPoint, carryOn } from './carryOn.ts'
import { agencyOf, type Deed, doneOrThrow, INTERPRETED_AFTER, known, MINUTE, type SampleEdit, type SampleIds } from './deed.ts'
import { SAMPLE_PEOPLE, type SampleWriter } from './people.ts'
import { rewriteIn } from './rewrite.ts'
import { appendBlocks } from './richBlocks.ts'
import { bogota } from './sampleClock.ts'
import type { When } from './sampleModel.ts'
import type { Held, SamplePoint, SampleSession } from './sessionModel.ts'

export const sessionDeeds = (session: SampleSession, next: SampleSession | null, names: SampleIds, random: Random): readonly Deed[] => {
  const { number, held } = session
  const deeds: Deed[] = []
  const meeting = () => known(names.meetings, number)
  const document = (): DocumentId => meetingDocument(meeting())
  const write = (at: number, by: SampleWriter, edit: SampleEdit['edit']) =>
    void deeds.push({ type: 'edit', at: instant(at), by, document, edit })
  const secretary = (on: When, edit: SampleEdit['edit']) => write(bogota(on), 'secretariat', edit)
  const move = (on: When, to: MeetingState) =>
    deeds.push({
      type: 'act',
      at: bogota(on),
      by: 'secretariat',
      async act({ deps, empty }) {
        if (to === 'closed') empty(document())
        doneOrThrow(await conduct(deps, { group: names.place.group, meeting: meeting(), to, by: known(names.accounts, 'secretariat') }))
      },
    })
  if (session.drafted) deeds.push(drafting(session.drafted, number, names))

  const sections = new Map<string, ReturnType<typeof addSection>>()
  secretary(session.prepared, (doc) => {
    for (const language of LANGUAGES) {
      meetingText(doc, 'title', language)?.insert(0, session.title[language])
      meetingText(doc, 'place', language)?.insert(0, session.place[language])
    }
    for (const key of ['start', 'end', 'zone', 'opensAt', 'closesAt'] as const) doneOrThrow(setMeta(doc, key, session[key]))
    doneOrThrow(setMeta(doc, 'quorum', 3))
    for (const { key, es, en } of session.sections) sections.set(key, addSection(doc, { es, en }, random))
  })

  for (const point of session.points) {
    const key = `${number} ${point.key}`
    write(bogota(point.on), point.by, (doc) => {
      const placed = { section: point.section === null ? null : known(sections, point.section), backlog: point.section === null }
      if (point.from === undefined)
        return void names.points.set(key, doneOrThrow(addPoint(doc, { ...placed, ...fieldsOf(point, names) }, random)))
      const id = carriedPoint(doc, point, number, names)
      names.points.set(key, id)
      doneOrThrow(placePoint(doc, id, placed, random))
      doneOrThrow(setPoint(doc, id, 'minutes', point.minutes))
    })
    if (!point.floor) continue
    const [from, until] = point.floor
    secretary(from, (doc) => doneOrThrow(moveFloor(doc, readMeeting(doc), { to: known(names.points, key), now: bogota(from) })))
    const ended = point.deferred ? {} : ({ become: 'done' } as const)
    secretary(until, (doc) => doneOrThrow(moveFloor(doc, readMeeting(doc), { to: null, ...ended, now: bogota(until) })))
  }

  for (const { on, by, text, becomes, point, items, texts, ...decision } of session.decisions) {
    write(bogota(on), by, (doc) => {
      const about = { items: (items ?? []).map((item) => known(names.items, item)), texts: (texts ?? []).map(names.place.page) }
      doneOrThrow(addDecision(doc, { ...decision, ...about, text, point: known(names.points, `${number} ${point}`) }, random))
    })
    for (const [then, status] of becomes ?? [])
      secretary(then, (doc) => {
        const made = readMeeting(doc).decisions.find((one) => one.number === decision.number)
        doneOrThrow(setDecision(doc, must(made, `decision ${decision.number}`).id, 'status', status))
      })
  }
  if (session.shared) move(session.shared, 'open')
  if (!held) return deeds

  move(held.opened, 'open')
  move(held.started, 'inSession')
  for (const [on, place, count] of held.attendance) secretary(on, (doc) => doneOrThrow(setAttendance(doc, delegationIdOf(place), count)))
  keepRecord(held, write, random)
  const closing = bogota(held.closed)
  if (next) {
    deeds.push(drafting(held.closed, next.number, names, -6 * MINUTE))
    deeds.push({
      type: 'act',
      at: instant(closing - 5 * MINUTE),
      by: 'secretariat',
      act: (hall) => carryOn(hall, { session, followUp: held.followUp, names, random }),
    })
  }
  move(held.closed, 'closed')
  return deeds
}

type Write = (at: number, by: SampleWriter, edit: SampleEdit['edit']) => void
const keepRecord = ({ minutes, corrections }: Held, write: Write, random: Random) => {
  for (const block of minutes) {
    const first = SAMPLE_PEOPLE[block.by].language
    for (const language of LANGUAGES) {
      const line = block[language]
      if (line === undefined) continue
      const own = language === first
      write(bogota(block.on) + (own ? 0 : INTERPRETED_AFTER), own ? block.by : 'translator', (doc) =>
        appendBlocks(must(minutesBody(doc, language), 'minutes'), [line], random),
      )
    }
  }
  for (const [on, by, ...rewrite] of corrections)
    write(bogota(on), by, (doc) => rewriteIn(must(minutesBody(doc, rewrite[0]), 'minutes'), rewrite))
}

const drafting = (on: When, number: number, names: SampleIds, shift = 0): Deed => ({
  type: 'act',
  at: instant(bogota(on) + shift),
  by: 'secretariat',
  async act({ deps }) {
    names.meetings.set(number, await createMeeting(deps, names.place.group, known(names.accounts, 'secretariat')))
  },
})

const fieldsOf = ({ title, minutes, presenter, agency, items, texts }: SamplePoint, names: SampleIds) => ({
  title,
  minutes,
  presenter: presenter ? delegationIdOf(presenter) : null,
  presenterAgency: agency ? agencyOf(agency) : null,
  items: (items ?? []).map((item) => known(names.items, item)),
  texts: (texts ?? []).map(names.place.page),
})

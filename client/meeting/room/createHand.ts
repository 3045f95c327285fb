// Requests the floor, withdraws the request, gives the floor.
import type { DelegationId } from '../../../shared/ids.ts'
import { endSpeaker, giveFloor, ownRequest } from '../../../shared/meeting/floor.ts'
import type { Speaker } from '../../../shared/meeting/model.ts'
import { addSpeaker, removeSpeaker } from '../../../shared/meeting/write.ts'
import { ok } from '../../../shared/result.ts'
import { browserRandom } from '../meetingWrites.ts'
import { useRoom } from './RoomContext.tsx'

export const createHand = () => {
  const room = useRoom()
  const seat = () => ({ delegation: room.seat()?.delegation ?? null, agency: room.seat()?.agency ?? null })
  const own = () => ownRequest(room.meeting.speakers, seat())
  const ask = (who: Pick<Speaker, 'delegation' | 'agency'>) => {
    if (ownRequest(room.meeting.speakers, who) === null) room.write((doc) => addSpeaker(doc, who, browserRandom))
  }
  const give = (speaker: Speaker) =>
    room.write((doc) => {
      giveFloor(doc, room.meeting.speakers, speaker.id, room.now())
      return ok(undefined)
    })
  return {
    own,
    /** Toggles: withdraws a pending request, ends the user's own turn, otherwise requests. */
    toggle: () => {
      const request = own()
      if (request === null) ask(seat())
      else
        room.write((doc) => {
          if (request.state === 'speaking') return endSpeaker(doc, request)
          removeSpeaker(doc, request.id)
          return ok(undefined)
        })
    },
    /** Adds a request for a delegation that raised its hand in the room. */
    noteDown: (delegation: DelegationId) => ask({ delegation, agency: null }),
    give,
    /** Gives the floor to the oldest request; if there is none, ends the current turn. */
    giveNext: () => {
      const { speakers } = room.meeting
      const next = speakers.find(({ state }) => state === 'waiting')
      const speaking = speakers.find(({ state }) => state === 'speaking')
      if (next) give(next)
      else if (speaking) room.write((doc) => endSpeaker(doc, speaking))
    },
  }
}

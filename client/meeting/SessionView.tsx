// Route of a session, in the frame of the group.
import { Announcer } from '../ui/Announcer.tsx'
import { MeetingDocument } from './MeetingDocument.tsx'
import { SessionPage } from './SessionPage.tsx'

export function SessionView() {
  return (
    <MeetingDocument>
      <Announcer>
        <SessionPage />
      </Announcer>
    </MeetingDocument>
  )
}

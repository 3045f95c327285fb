// Route of the closing page, in the frame of the group.
import { Announcer } from '../../ui/Announcer.tsx'
import { MeetingDocument } from '../MeetingDocument.tsx'
import { ClosingPage } from './ClosingPage.tsx'

export function ClosingView() {
  return (
    <MeetingDocument>
      <Announcer>
        <ClosingPage />
      </Announcer>
    </MeetingDocument>
  )
}

// Renders the room, which has bars of its own, with the documents' status from the frame.
import { lazily } from '../base/lazily.tsx'
import { AwayNotice } from '../history/away/AwayNotice.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Presence } from './Presence.tsx'
import { SaveStatusControl } from './SaveStatusControl.tsx'

const RoomView = lazily(async () => (await import('../meeting/room/RoomView.tsx')).RoomView)

export function RoomScreen() {
  return (
    <>
      <RoomView
        status={
          <>
            <SaveStatusControl />
            <LanguageSwitch />
          </>
        }
        here={<Presence />}
      />
      <AwayNotice />
    </>
  )
}

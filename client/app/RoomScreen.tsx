// Renders the room, which has bars of its own, with the documents' status from the frame.
import { afterwards, lazily } from '../base/lazily.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SaveStatusControl } from './SaveStatusControl.tsx'

const AwayNotice = afterwards(async () => (await import('../history/away/AwayNotice.tsx')).AwayNotice)
const Presence = afterwards(async () => (await import('./Presence.tsx')).PeopleHere)
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

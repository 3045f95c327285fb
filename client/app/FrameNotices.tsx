// Notices below the top bar, on every screen of a group.

import { ChainNotice } from '../history/trust/ChainNotice.tsx'
import { ClosingNotice } from '../history/trust/ClosingFingerprints.tsx'
import { HistoryBehind } from './HistoryBehind.tsx'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'

export function FrameNotices() {
  return (
    <>
      <ChainNotice />
      <ClosingNotice />
      <ReadOnlyNotice />
      <HistoryBehind />
    </>
  )
}

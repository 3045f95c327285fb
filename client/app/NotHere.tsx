import { A } from '@solidjs/router'
import { useText } from '../base/i18n.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'

/** Page for an unknown URL: possible reasons, and a link to Home. */
export function NotHere() {
  const text = useText()
  return (
    <ScreenPage title={text().common.notHere} bare>
      <WayHome />
    </ScreenPage>
  )
}

/** The same outside the frame. */
export function WayHome() {
  const text = useText()
  return (
    <EmptyState
      page
      heading
      title={text().common.notHere}
      action={
        <A class="btn" href="/">
          {text().common.toTheRoadMap}
        </A>
      }
    >
      {text().common.notHereWhy}
    </EmptyState>
  )
}

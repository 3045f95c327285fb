import { A } from '@solidjs/router'
import { useText } from '../base/i18n.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'

/** An address that leads nowhere: what may be the reason, and the way home. */
export function NotHere() {
  const text = useText()
  return (
    <Page title={text().common.notHere} bare>
      <WayHome />
    </Page>
  )
}

/** The same where no frame stands yet. */
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

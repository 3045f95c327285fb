// The verification as a screen of its own.
import { useText } from '../../base/i18n.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { PaperCheck } from './PaperCheck.tsx'
import { VerificationPanel } from './VerificationPanel.tsx'

export function VerificationScreen() {
  const text = useText()
  return (
    <ScreenPage title={text().trust.title}>
      <div class="main__scroll">
        <PaperCheck />
        <VerificationPanel />
      </div>
    </ScreenPage>
  )
}

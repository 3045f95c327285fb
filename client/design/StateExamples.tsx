// What a screen shows when it has nothing to show, and why.
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, ErrorState, Note, Skeleton, TroubleNote } from '../ui/States.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'

export function StateExamples() {
  const text = useText()
  return (
    <DesignSection title="states">
      <Specimen of="EmptyState" wide>
        <EmptyState title={text().frame.noGroups} action={<Button kind="primary">{text().roadmap.newItem}</Button>}>
          {text().frame.noGroupsWhy}
        </EmptyState>
      </Specimen>
      <Specimen of="ErrorState" wide>
        <ErrorState title={text().common.didNotLoad} action={<Button icon="rotate-cw">{text().common.tryAgain}</Button>}>
          {text().common.serverDidNotAnswer}
        </ErrorState>
      </Specimen>
      <Specimen of="Skeleton" wide>
        <Skeleton label={text().common.loading} lines={3} />
      </Specimen>
      <Specimen of="Note" wide>
        <Note icon="lock">{`${text().status.readOnly} ${text().status.observer}`}</Note>
        <Note icon="cloud-off" tone="warning">{`${text().status.offline} ${text().status.offlineRest}`}</Note>
        <Note icon="triangle-alert" tone="danger">{`${text().status.notSaved} ${text().status.storageFull}`}</Note>
        <TroubleNote words={text().access.invalidTitle} />
      </Specimen>
    </DesignSection>
  )
}

// The group's glossary at its address: shown when this device or the server has it.
import { Match, Switch } from 'solid-js'
import { glossaryId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useUndoKeys } from '../item/undoKeys.ts'
import { registerCurrentDocument } from '../live/CurrentDocument.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Skeleton } from '../ui/States.tsx'
import { Terms } from './Terms.tsx'

export function GlossaryView() {
  const group = useGroup()
  return (
    <LiveDocumentProvider id={glossaryId(group().id)}>
      <Announcer>
        <Opened />
      </Announcer>
    </LiveDocumentProvider>
  )
}

function Opened() {
  const text = useText()
  const live = useLive('glossary')
  registerCurrentDocument(() => live)
  useUndoKeys(live)
  return (
    <Switch
      fallback={
        <Page title={text().glossary.title}>
          <Skeleton label={text().common.loading} lines={9} />
        </Page>
      }
    >
      <Match when={live.ready()}>
        <Terms />
      </Match>
      <Match when={live.link().type === 'offline'}>
        <Page title={text().glossary.title}>
          <EmptyState page title={text().glossary.notOpened}>
            {text().glossary.notOpenedWhy}
          </EmptyState>
        </Page>
      </Match>
    </Switch>
  )
}

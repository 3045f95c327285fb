// A file of others into the plan, in three steps: the file, what of it is understood and would be done, and what was done.
import { A } from '@solidjs/router'
import { createEffect, Match, on, Show, Switch } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'
import { CheckStep } from './CheckStep.tsx'
import { createImport, type ImportStep } from './createImport.ts'
import { DoneStep } from './DoneStep.tsx'
import { FileStep } from './FileStep.tsx'
import { ImportSteps } from './Steps.tsx'
import '../styles/paste.css'
import '../styles/importing.css'
import '../styles/importCheck.css'

export function ImportView() {
  const group = useGroup()
  return (
    <CurrentDocumentProvider id={roadmapId(group().id)}>
      <ItemContextProvider>
        <Importing />
      </ItemContextProvider>
    </CurrentDocumentProvider>
  )
}

function Importing() {
  const text = useText()
  const live = useLive()
  const made = createImport()
  const title = () => made.name() || text().importing.title
  let place!: HTMLDivElement
  // The keyboard goes on where the next step begins.
  createEffect(on(made.step, () => place?.focus({ preventScroll: true }), { defer: true }))
  return (
    <ScreenPage title={title()} actions={<ImportSteps steps={STEPS} at={made.step()} onGo={made.setStep} />}>
      <DocumentGate>
        <Show
          when={live.canWrite()}
          fallback={
            <EmptyState page title={text().importing.readOnly}>
              <BackToPlan />
            </EmptyState>
          }
        >
          <div ref={place} class="imp-step" tabindex="-1">
            <Switch>
              <Match when={made.step() === 'file'}>
                <FileStep made={made} />
              </Match>
              <Match when={made.step() === 'check'}>
                <CheckStep made={made} />
              </Match>
              <Match when={made.step() === 'done'}>
                <DoneStep made={made} />
              </Match>
            </Switch>
          </div>
        </Show>
      </DocumentGate>
    </ScreenPage>
  )
}

export function BackToPlan() {
  const text = useText()
  const group = useGroup()
  return <A href={`/g/${group().id}/road-map`}>{text().roadmap.title}</A>
}

const STEPS: readonly ImportStep[] = ['file', 'check', 'done']

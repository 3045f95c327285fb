// Everything that the one control can say about the reader's work.
import { For } from 'solid-js'
import { instant } from '../../shared/ids.ts'
import { SaveStatusOf } from '../app/SaveStatusControl.tsx'
import type { SaveStatus } from '../live/types.ts'
import { Section, Specimen } from './Section.tsx'
import { createSamplePlan } from './samplePlan.ts'

const ALL: readonly SaveStatus[] = [
  { type: 'loading' },
  { type: 'saved', at: instant(Date.UTC(2019, 10, 15, 19, 32)) },
  { type: 'saving', waiting: 3 },
  { type: 'reconnecting', waiting: 3 },
  { type: 'offline', waiting: 12 },
  { type: 'readOnly', why: 'observer' },
  { type: 'readOnly', why: 'closed' },
  { type: 'storageBlocked', waiting: 1 },
  { type: 'storageFull', waiting: 1 },
  { type: 'refused', why: 'foreign-content' },
  { type: 'serverLostEdits' },
  { type: 'reload' },
  { type: 'locked' },
  { type: 'ended', why: 'notAMember' },
]

export function SaveStates() {
  const { readOnly } = createSamplePlan()
  return (
    <Section title="save">
      <For each={ALL}>
        {(status) => (
          <Specimen of={status.type} wide>
            <SaveStatusOf document={{ ...readOnly, saveStatus: () => status }} />
          </Specimen>
        )}
      </For>
    </Section>
  )
}

// Everything that the one control can say about the reader's work.
import { For } from 'solid-js'
import { SaveStatusOf } from '../app/SaveStatusControl.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'
import { createSamplePlan } from './samplePlan.ts'
import { SAMPLE_SAVE_STATES } from './sampleSaveStates.ts'

export function SaveStates() {
  const { readOnly } = createSamplePlan()
  return (
    <DesignSection title="save">
      <For each={SAMPLE_SAVE_STATES}>
        {(status) => (
          <Specimen of={status.type} wide>
            <SaveStatusOf document={{ ...readOnly, saveStatus: () => status }} />
          </Specimen>
        )}
      </For>
    </DesignSection>
  )
}

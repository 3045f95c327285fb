// The six slots of delegations, that of the secretariat, and none, in each dress.
import { For } from 'solid-js'
import { EditedBy } from '../editor/EditedBy.tsx'
import { Avatar, DelegationMark } from '../ui/Marks.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'
import { sampleDelegation } from './sampleGroup.ts'

const SLOTS = [1, 2, 3, 4, 5, 6, 'sec', null] as const
const CODES = ['CO', 'MX', 'US', 'PE', 'CL', 'CA', 'SEC', '?'] as const

export function Delegations() {
  return (
    <DesignSection title="delegations">
      <For each={SLOTS}>
        {(slot, index) => (
          <Specimen of={slot === null ? 'none' : `data-identity=${slot}`}>
            <DelegationMark code={CODES[index()] ?? ''} identity={slot} />
            <DelegationMark code={CODES[index()] ?? ''} identity={slot} solid />
            <span class="swatch" data-identity={slot ?? 'none'} />
            <Avatar name={`${CODES[index()]} Ruiz`} identity={slot} />
            <Avatar name={`${CODES[index()]} Ruiz`} identity={slot} away />
            <Avatar name={`${CODES[index()]} Ruiz`} identity={slot} large />
          </Specimen>
        )}
      </For>
      <For each={['co', 'mx', 'us']}>
        {(code) => (
          <Specimen of=".who">
            <span class="design__edited">
              <EditedBy peers={[{ clientId: 1, name: 'Luisa', account: null, delegation: sampleDelegation(code), editing: null }]} />
            </span>
          </Specimen>
        )}
      </For>
    </DesignSection>
  )
}

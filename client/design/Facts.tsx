// How things stand: a shape and a word each, never a colour alone. And every icon by its name.
import { For } from 'solid-js'
import type { Bilingual } from '../../shared/bilingual.ts'
import { parseAccountId } from '../../shared/ids.ts'
import type { Confirmation } from '../../shared/pairs/confirmations.ts'
import { type PairState, pairState } from '../../shared/pairs/pairState.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { PROGRESS, STATUSES } from '../../shared/roadmap/model.ts'
import { useLanguage } from '../base/i18n.tsx'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { KIND_ICONS } from '../item/kindIcons.ts'
import { PairMark } from '../item/PairMark.tsx'
import { BrandMark, Icon } from '../ui/Icon.tsx'
import { ICONS, type IconName } from '../ui/icons.ts'
import { DueMark, ProgressMark, StatusMark } from '../ui/Marks.tsx'
import { SIGNS } from '../ui/signs.ts'
import { DesignSection, Specimen } from './DesignSection.tsx'

const PAIR: Bilingual = { es: 'Nota', en: 'Note' }
const CONFIRMED: readonly Confirmation[] = (['es', 'en'] as const).flatMap((side, index) => {
  const account = parseAccountId(side)
  return account ? [{ account, language: side, es: PAIR.es, en: PAIR.en, turn: index + 1 }] : []
})
const PAIR_STATES: readonly PairState[] = [
  pairState(PAIR, CONFIRMED),
  pairState(PAIR),
  pairState(PAIR, CONFIRMED.slice(0, 1)),
  pairState({ ...PAIR, es: 'Otra nota' }, CONFIRMED),
  pairState({ es: 'Otra nota', en: 'Another note' }, CONFIRMED),
  pairState({ ...PAIR, en: '' }),
]

const isIcon = (name: string): name is IconName => name in ICONS

export function DesignFacts() {
  const language = useLanguage()
  const late = () => (language() === 'es' ? 'vencida' : 'overdue')
  return (
    <>
      <DesignSection title="marks">
        <For each={STATUSES}>
          {(status) => (
            <Specimen of={status}>
              <StatusMark status={status} label={CHOICE_LABELS.status[status][language()]} />
            </Specimen>
          )}
        </For>
        <For each={PROGRESS}>
          {(progress) => (
            <Specimen of={progress}>
              <ProgressMark progress={progress} label={CHOICE_LABELS.progress[progress][language()]} />
              <ProgressMark progress={progress} label={CHOICE_LABELS.progress[progress][language()]} quiet />
            </Specimen>
          )}
        </For>
        <For each={['calm', 'soon', 'late'] as const}>
          {(state) => (
            <Specimen of={state}>
              <DueMark day="2019-11-15" label="15 Nov" state={state} late={late()} slip={state === 'calm' ? undefined : '+46 d'} />
            </Specimen>
          )}
        </For>
        <Specimen of="PairMark">
          <For each={PAIR_STATES}>{(state) => <PairMark state={state} />}</For>
        </Specimen>
        <Specimen of="ChangeMark">
          <ChangeMark mark="added" named />
          <ChangeMark mark="removed" named />
          <ChangeMark mark="changed" named />
        </Specimen>
      </DesignSection>
      <DesignSection title="icons">
        <Specimen of="Ruta">
          <BrandMark />
        </Specimen>
        <For each={Object.entries(SIGNS)}>
          {([of, name]) => (
            <Specimen of={of}>
              <Icon name={name} size="l" />
            </Specimen>
          )}
        </For>
        <Specimen of="kinds">
          <For each={Object.values(KIND_ICONS)}>{(name) => <Icon name={name} />}</For>
        </Specimen>
        <Specimen of="icons.ts" wide>
          <For each={Object.keys(ICONS).filter(isIcon)}>{(name) => <Icon name={name} size="l" />}</For>
        </Specimen>
      </DesignSection>
    </>
  )
}

// A decision: its number, its words in both languages with equal weight, how it was taken and of which point, and what it is about.

import { createMemo, For, Show } from 'solid-js'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import type { DecisionId } from '../../../shared/ids.ts'
import type { Decision } from '../../../shared/meeting/model.ts'
import { decisionText } from '../../../shared/meeting/write.ts'
import { decisionPair } from '../../../shared/pairs/pairNames.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairButton } from '../../item/PairButton.tsx'
import { TextInput } from '../../item/TextInput.tsx'
import { useLive, useMeeting } from '../../live/LiveDocument.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { Links } from '../Links.tsx'
import { useSession } from '../SessionContext.tsx'
import { useMeetingWrites } from '../writes.ts'
import { DecisionFacts } from './DecisionFacts.tsx'

export function DecisionRow(props: { id: DecisionId; isMeant: boolean }) {
  const text = useText()
  const session = useSession()
  const context = useItemContext()
  const meeting = useMeeting()
  const decision = createMemo(() => meeting.decisions.find(({ id }) => id === props.id))
  return (
    <Show when={decision()}>
      {(known) => (
        <li
          class="decision"
          classList={{ 'is-meant': props.isMeant, 'decision--withdrawn': known().status === 'withdrawn' }}
          data-decision={props.id}
        >
          <h3 class="decision__n">
            <Icon name="gavel" />
            {text().meeting.decision(session.numberOf(props.id))}
          </h3>
          <div class="decision__sides">
            <For each={LANGUAGES}>{(side) => <Side decision={known()} side={side} />}</For>
            <PairButton
              name={decisionPair(known().id)}
              pair={known().text}
              who={context.who}
              of={text().meeting.decision(session.numberOf(props.id))}
            />
          </div>
          <Show when={session.canWrite()}>
            <DecisionMenu decision={known()} />
          </Show>
          <div class="decision__facts">
            <DecisionFacts decision={known()} />
            <Links from={{ list: 'decisions', id: props.id }} items={known().items} texts={known().texts} />
          </div>
        </li>
      )}
    </Show>
  )
}

function Side(props: { decision: Decision; side: (typeof LANGUAGES)[number] }) {
  const text = useText()
  const live = useLive()
  const session = useSession()
  const bound = () => (session.canWrite() ? decisionText(live.doc, props.decision.id, props.side) : null)
  return (
    <div class="decision__side">
      <span class="bi__l" aria-hidden="true">
        {props.side.toUpperCase()}
      </span>
      <Show
        when={bound()}
        keyed
        fallback={
          <p class="decision__words" lang={props.side} classList={{ muted: props.decision.text[props.side].trim() === '' }}>
            {props.decision.text[props.side].trim() || text().meeting.register.missing}
          </p>
        }
      >
        {(words) => (
          <TextInput
            class="decision__words"
            text={words}
            label={text().meeting.decisionIn[props.side]}
            quietLabel
            placeholder={text().meeting.decisionWrite[props.side]}
            language={props.side}
            multiline
            editingKey={`meeting:decision:${props.decision.id}.${props.side}`}
          />
        )}
      </Show>
    </div>
  )
}

function DecisionMenu(props: { decision: Decision }) {
  const text = useText()
  const toast = useToast()
  const session = useSession()
  const write = useMeetingWrites()
  const { tell } = useItemContext()
  const remove = () => {
    const { id } = props.decision
    tell(write.setDecision(id, 'archived', true))
    toast({
      text: text().meeting.decisionArchived,
      action: { label: text().meeting.undo, run: () => tell(write.setDecision(id, 'archived', false)) },
    })
  }
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => (
        <IconButton
          {...given}
          class="decision__menu"
          icon="ellipsis"
          label={text().meeting.decisionMenu(session.numberOf(props.decision.id))}
        />
      )}
    >
      <MenuItem icon="archive" onSelect={remove}>
        {text().meeting.archiveDecision}
      </MenuItem>
    </Menu>
  )
}

// A decision while it is worded: its number of the register, its text in both languages, its status and method.
import { createEffect, For, Show } from 'solid-js'
import { DECISION_METHODS, DECISION_STATUSES, type Decision } from '../../../shared/meeting/model.ts'
import { decisionText, setDecision } from '../../../shared/meeting/write.ts'
import { useText } from '../../base/i18n.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge, type BadgeTone } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { BilingualLine } from '../BilingualLine.tsx'
import { useSession } from '../SessionContext.tsx'
import { useOutcomes } from './OutcomesContext.tsx'
import { useRoom } from './RoomContext.tsx'
import { createResting } from './resting.ts'
import { ShowButton } from './ShowButton.tsx'
import { isShown, showsAttribute } from './showing.ts'

const TONES: Readonly<Record<Decision['status'], BadgeTone | undefined>> = { proposed: 'outline', adopted: 'success', withdrawn: undefined }

export function DecisionLine(props: { decision: Decision }) {
  const text = useText()
  const room = useRoom()
  const live = useLive('meeting')
  const session = useSession()
  const outcomes = useOutcomes()
  const name = () => text().meeting.decision(session.numberOf(props.decision.id))
  const names = () => [showsAttribute({ type: 'decision', id: props.decision.id })]
  return (
    <article
      class="out"
      aria-label={name()}
      classList={{ 'is-before': isShown(room.meeting.shown, names()), 'is-withdrawn': props.decision.status === 'withdrawn' }}
      data-shows={names()[0]}
      ref={(line) => createEffect(() => outcomes.fresh() === props.decision.id && line.querySelector('textarea')?.focus())}
    >
      <span class="out__k">
        <Icon name="gavel" />
        {name()}
      </span>
      <div class="out__words">
        <BilingualLine
          words={props.decision.text}
          textOf={(side) => decisionText(live.doc, props.decision.id, side)}
          labels={text().meeting.decisionIn}
          placeholders={text().meeting.decisionWrite}
          editingKey={decisionKey(props.decision)}
          multiline
        />
      </div>
      <span class="out__end">
        <Standing decision={props.decision} />
        <ShowButton names={names()} of={name()} />
      </span>
    </article>
  )
}

const decisionKey = ({ id }: Decision) => `meeting:decision:${id}`

/** The same on the projector: words only. */
export function DecisionWords(props: { decision: Decision }) {
  const text = useText()
  const room = useRoom()
  const live = useLive('meeting')
  const session = useSession()
  const writer = () => live.peers().find(({ editing }) => editing?.startsWith(decisionKey(props.decision))) ?? null
  const edited = createResting(writer, () => `${props.decision.text.es}\n${props.decision.text.en}`)
  const names = () => [showsAttribute({ type: 'decision', id: props.decision.id })]
  return (
    <article class="out" classList={{ 'is-before': isShown(room.meeting.shown, names()) }} data-shows={names()[0]} data-edited={edited()}>
      <span class="out__k">
        <Icon name="gavel" />
        {text().meeting.decision(session.numberOf(props.decision.id))}
      </span>
      <div class="out__words">
        <p lang="es">{props.decision.text.es.trim() || '–'}</p>
        <p lang="en">{props.decision.text.en.trim() || '–'}</p>
      </div>
      <span class="out__end">
        <StatusBadge decision={props.decision} />
      </span>
    </article>
  )
}

function StatusBadge(props: { decision: Decision }) {
  const text = useText()
  return (
    <Badge tone={TONES[props.decision.status]} icon={props.decision.status === 'adopted' ? 'check' : undefined}>
      {text().meeting.decisionStatuses[props.decision.status]}
    </Badge>
  )
}

/** Status and method; changed by the conductor. */
function Standing(props: { decision: Decision }) {
  const text = useText()
  const toast = useToast()
  const room = useRoom()
  const set = <Key extends 'status' | 'method'>(key: Key, value: Decision[Key] | undefined) => {
    if (value !== undefined) room.write((doc) => setDecision(doc, props.decision.id, key, value))
  }
  const archive = () => {
    const { id } = props.decision
    const put = (archived: boolean) => room.write((doc) => setDecision(doc, id, 'archived', archived))
    put(true)
    toast({ text: text().meeting.decisionArchived, action: { label: text().meeting.undo, run: () => put(false) } })
  }
  const method = () => <span class="sub">{text().meeting.methods[props.decision.method]}</span>
  return (
    <Show
      when={room.conducts()}
      fallback={
        <>
          <StatusBadge decision={props.decision} />
          {method()}
        </>
      }
    >
      <Menu
        placement="bottom-end"
        trigger={(given) => (
          <Button {...given} kind="ghost" opens class="out__standing">
            <span class="vh">{text().room.standing}: </span>
            <StatusBadge decision={props.decision} />
            {method()}
          </Button>
        )}
      >
        <MenuChoices
          label={text().meeting.status}
          value={props.decision.status}
          onChange={(value) =>
            set(
              'status',
              DECISION_STATUSES.find((one) => one === value),
            )
          }
        >
          <For each={DECISION_STATUSES}>{(one) => <MenuChoice value={one}>{text().meeting.decisionStatuses[one]}</MenuChoice>}</For>
        </MenuChoices>
        <MenuSeparator />
        <MenuChoices
          label={text().meeting.method}
          value={props.decision.method}
          onChange={(value) =>
            set(
              'method',
              DECISION_METHODS.find((one) => one === value),
            )
          }
        >
          <For each={DECISION_METHODS}>{(one) => <MenuChoice value={one}>{text().meeting.methods[one]}</MenuChoice>}</For>
        </MenuChoices>
        <MenuSeparator />
        <MenuItem icon="archive" onSelect={archive}>
          {text().meeting.archiveDecision}
        </MenuItem>
      </Menu>
    </Show>
  )
}

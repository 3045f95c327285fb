// Editable decision in the room: number, text in both languages, status and method.
import { createEffect, For, Show } from 'solid-js'
import { DECISION_METHODS, DECISION_STATUSES, type Decision } from '../../../shared/meeting/model.ts'
import { isBegun } from '../../../shared/meeting/register.ts'
import { decisionText, setDecision } from '../../../shared/meeting/write.ts'
import { useLanguages } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuItem, MenuOptions, MenuSeparator } from '../../ui/Menu.tsx'
import { BilingualLine } from '../BilingualLine.tsx'
import { DecisionBadge } from '../DecisionBadge.tsx'
import { DecisionLine, useArchiveDecision } from '../DecisionFrame.tsx'
import { useSession } from '../SessionContext.tsx'
import { MissingSide } from './MissingSide.tsx'
import { useOutcomes } from './OutcomesContext.tsx'
import { useRoom } from './RoomContext.tsx'
import { createResting } from './resting.ts'
import { ShowButton } from './ShowButton.tsx'
import { isShownNow, showsAttribute } from './showing.ts'

export function DecisionInRoom(props: { decision: Decision }) {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const live = useLive('meeting')
  const session = useSession()
  const outcomes = useOutcomes()
  const name = () => text().meeting.decision(session.numberOf(props.decision.id))
  const names = () => [showsAttribute({ type: 'decision', id: props.decision.id })]
  return (
    <DecisionLine
      status={props.decision.status}
      label={name()}
      name={name()}
      shows={names()[0]}
      isBefore={isShownNow(room.meeting.shown, names())}
      ref={(line) =>
        createEffect(
          () => outcomes.fresh() === props.decision.id && line.querySelector<HTMLElement>(`textarea[lang=${language()}]`)?.focus(),
        )
      }
      words={
        <BilingualLine
          words={props.decision.text}
          textOf={(side) => decisionText(live.doc, props.decision.id, side)}
          labels={text().meeting.decisionIn}
          placeholders={text().meeting.decisionWrite}
          editingKey={decisionKey(props.decision)}
          multiline
          fixed
        />
      }
      end={
        <>
          <Standing decision={props.decision} />
          <Show when={isBegun(props.decision)}>
            <ShowButton names={names()} of={name()} />
          </Show>
        </>
      }
    />
  )
}

const decisionKey = ({ id }: Decision) => `meeting:decision:${id}`

/** The same for the projector, read-only. */
export function DecisionWords(props: { decision: Decision }) {
  const text = useText()
  const room = useRoom()
  const live = useLive('meeting')
  const session = useSession()
  const writer = () => live.peers().find(({ editing }) => editing?.startsWith(decisionKey(props.decision))) ?? null
  const edited = createResting(writer, () => `${props.decision.text.es}\n${props.decision.text.en}`)
  const languages = useLanguages()
  const names = () => [showsAttribute({ type: 'decision', id: props.decision.id })]
  return (
    <DecisionLine
      status={props.decision.status}
      name={text().meeting.decision(session.numberOf(props.decision.id))}
      shows={names()[0]}
      isBefore={isShownNow(room.meeting.shown, names())}
      edited={edited()}
      words={<For each={languages()}>{(side) => <p lang={side}>{props.decision.text[side].trim() || <MissingSide side={side} />}</p>}</For>}
      end={<DecisionBadge status={props.decision.status} />}
    />
  )
}

/** Status and method; changed by the conductor. */
function Standing(props: { decision: Decision }) {
  const text = useText()
  const room = useRoom()
  const set = <Key extends 'status' | 'method'>(key: Key, value: Decision[Key]) =>
    room.write((doc) => setDecision(doc, props.decision.id, key, value))
  const archive = useArchiveDecision((id) => room.write((doc) => setDecision(doc, id, 'archived', true)))
  const method = () => <span class="sub">{text().meeting.methods[props.decision.method]}</span>
  return (
    <Show
      when={room.conducts()}
      fallback={
        <>
          <DecisionBadge status={props.decision.status} />
          {method()}
        </>
      }
    >
      <Menu
        placement="bottom-end"
        trigger={(given) => (
          <Button {...given} kind="ghost" opens class="out__standing">
            <span class="vh">{text().room.standing}: </span>
            <DecisionBadge status={props.decision.status} />
            {method()}
          </Button>
        )}
      >
        <MenuOptions
          label={text().meeting.status}
          value={props.decision.status}
          options={DECISION_STATUSES}
          words={(one) => text().meeting.decisionStatuses[one]}
          onChange={(value) => set('status', value)}
        />
        <MenuSeparator />
        <MenuOptions
          label={text().meeting.method}
          value={props.decision.method}
          options={DECISION_METHODS}
          words={(one) => text().meeting.methods[one]}
          onChange={(value) => set('method', value)}
        />
        <MenuSeparator />
        <MenuItem icon="archive" onSelect={() => archive(props.decision.id)}>
          {text().meeting.archiveDecision}
        </MenuItem>
      </Menu>
    </Show>
  )
}

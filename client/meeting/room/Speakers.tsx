// The speaker and the requests for the floor, by delegation. Everyone requests it for themselves; the chair gives the floor, ends it and adds requests.
import { createMemo, For, Show } from 'solid-js'
import { otherLanguage } from '../../../shared/bilingual.ts'
import { elapsedSince, endSpeaker, speakersInOrder } from '../../../shared/meeting/floor.ts'
import type { Speaker } from '../../../shared/meeting/model.ts'
import { lastedWords } from '../../../shared/meeting/timer.ts'
import { removeSpeaker } from '../../../shared/meeting/write.ts'
import { ok } from '../../../shared/result.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { createHand } from './createHand.ts'
import { useRoom } from './RoomContext.tsx'

export function Speakers() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const listed = createMemo(() => speakersInOrder(room.meeting.speakers))
  return (
    <section aria-labelledby="room-speakers">
      <h2 id="room-speakers">
        {text().room.speakers}{' '}
        <span class="sub" lang={otherLanguage(language())}>
          {text().room.speakersOther}
        </span>
      </h2>
      <Show when={listed().length > 0} fallback={<p class="sub speakers__none">{text().room.nobodyWaits}</p>}>
        <ol class="speakers">
          <For each={listed()}>{(speaker) => <SpeakerRow speaker={speaker} />}</For>
        </ol>
      </Show>
      <Asking />
    </section>
  )
}

function SpeakerRow(props: { speaker: Speaker }) {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const hand = createHand()
  const { delegation, agency } = useItemContext()
  const from = () => delegation(props.speaker.delegation)
  const ownAgency = () => (props.speaker.agency ? agency(props.speaker.agency) : null)
  const name = () => ownAgency()?.acronym ?? from()?.name[language()] ?? text().room.table
  /** For use inside a sentence. */
  const who = () => [from()?.code, name()].filter(Boolean).join(' ')
  const speaks = () => props.speaker.state === 'speaking'
  return (
    <li aria-current={speaks() ? 'true' : undefined} data-identity={from()?.identity ?? 'none'}>
      <Show when={from()}>{(known) => <DelegationMark code={known().code} identity={known().identity} solid={speaks()} />}</Show>
      <span class="cut">{name()}</span>
      <Show when={speaks()}>
        <Icon name="mic" />
        <span class="vh">{text().room.speaking}</span>
      </Show>
      <span class="end row">
        <Show when={speaks()}>
          <b>{lastedWords(elapsedSince(props.speaker.since, room.now()))}</b>
        </Show>
        <Show when={room.conducts()}>
          <Show when={!speaks()}>
            <IconButton icon="mic" label={text().room.giveTo(who())} onClick={() => hand.give(props.speaker)} />
          </Show>
          <IconButton
            icon={speaks() ? 'check' : 'x'}
            label={speaks() ? text().room.end(who()) : text().room.remove(who())}
            onClick={() =>
              room.write((doc) => {
                if (speaks()) return endSpeaker(doc, props.speaker)
                removeSpeaker(doc, props.speaker.id)
                return ok(undefined)
              })
            }
          />
        </Show>
      </span>
    </li>
  )
}

function Asking() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const hand = createHand()
  const { delegations } = useItemContext()
  return (
    <Show when={room.writes()}>
      <div class="speakers__ask">
        <Button wide icon="hand" aria-pressed={hand.own() !== null} data-tip-keys="H" onClick={hand.toggle}>
          {hand.own() === null ? text().room.ask : hand.own()?.state === 'speaking' ? text().room.yield : text().room.withdraw}
        </Button>
        <Show when={room.conducts()}>
          <Menu
            placement="bottom-end"
            trigger={(given) => (
              <Button {...given} wide icon="plus" opens>
                {text().room.noteDown}
              </Button>
            )}
          >
            <For each={delegations()}>
              {(delegation) => <MenuItem onSelect={() => hand.noteDown(delegation.id)}>{delegation.name[language()]}</MenuItem>}
            </For>
          </Menu>
        </Show>
      </div>
    </Show>
  )
}

// Confirms all paragraphs of a text for one language in one step, after reading both.
import { For, Show } from 'solid-js'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { confirmPairs } from '../../../shared/pairs/confirm.ts'
import { unconfirmedIn } from '../../../shared/pairs/pairState.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { useActor } from '../../base/actor.tsx'
import { useText } from '../../base/i18n.tsx'
import { useLive, useWrite } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'

export function ConfirmAll(props: { rows: readonly PairedTextRow[] }) {
  const text = useText()
  const live = useLive()
  const write = useWrite()
  const actor = useActor()
  const announce = useAnnounce()
  /** Those that are not confirmed in this language, and that the reader has not confirmed in the other one. */
  const waiting = (side: Language) =>
    props.rows.filter(({ name, state }) => {
      const mine = state.type === 'unconfirmed' && state.by.some((one) => one.account === actor().account)
      return name !== null && !mine && unconfirmedIn(state).includes(side)
    })
  const confirm = (side: Language) => {
    const { account } = actor()
    const confirmings = waiting(side).flatMap(({ name, sides }) => (name === null ? [] : [{ pair: name, sides, language: side, account }]))
    const { made } = live.undoManager.asStep(() => write((doc) => confirmPairs(doc, confirmings)))
    if (made.ok) announce(text().pairs.confirmedAll(confirmings.length))
  }
  const offered = () => LANGUAGES.filter((side) => waiting(side).length > 0)
  return (
    <Popover
      placement="bottom-end"
      title={text().pairs.confirmAll}
      trigger={(given) => (
        <Button {...given} icon="check" opens>
          {text().pairs.confirmAll}
        </Button>
      )}
    >
      <p class="sub pair__why">{offered().length > 0 ? text().pairs.confirmAllWhy : text().pairs.nothingToConfirm}</p>
      <div class="row wrap">
        <For each={offered()}>
          {(side) => (
            <Show when={waiting(side).length > 0}>
              <Button icon="check" onClick={() => confirm(side)}>
                {text().pairs.confirmAllIn[side](waiting(side).length)}
              </Button>
            </Show>
          )}
        </For>
      </div>
    </Popover>
  )
}

// The details of a pair: what changed on each side since it was confirmed, who confirmed each language, and the button for the reader's own
// confirmation.
import { For, Show } from 'solid-js'
import { type Bilingual, LANGUAGES, type Language } from '../../shared/bilingual.ts'
import type { Confirmation } from '../../shared/pairs/confirmations.ts'
import { meaningOf } from '../../shared/pairs/meaning.ts'
import type { PairName } from '../../shared/pairs/pairNames.ts'
import type { PairState } from '../../shared/pairs/pairState.ts'
import { withContext, wordDiff } from '../../shared/pairs/wordDiff.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { joinNames } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { createPairActs } from './createPair.ts'
import type { NameOfAccount } from './createWho.ts'

export function PairDetails(props: { name: PairName; sides: Bilingual; state: PairState; who: NameOfAccount; of: string }) {
  const text = useText()
  const acts = createPairActs(
    () => props.name,
    () => props.sides,
    () => props.state,
  )
  return (
    <div class="pair">
      <Show when={props.state.type === 'stale' ? props.state : null}>
        {(stale) => (
          <For each={stale().changed}>
            {(side) => <ChangedSide side={side} since={stale().since} now={props.sides[side]} who={props.who} />}
          </For>
        )}
      </Show>
      <Show when={props.state.type !== 'missing' && props.state.type !== 'empty'}>
        <ul class="pair__sides">
          <For each={LANGUAGES}>
            {(side) => (
              <li class="pair__side">
                <ConfirmedBy state={props.state} side={side} who={props.who} />
                <Show when={acts.mayConfirm() && acts.mine() === null && by(props.state, side).length === 0}>
                  <Button
                    class="pair__confirm"
                    icon="check"
                    aria-label={`${text().pairs.confirm[side]}: ${props.of}`}
                    data-tip={text().pairs.confirmWhy[side]}
                    onClick={() => acts.confirm(side)}
                  >
                    {text().pairs.confirm[side]}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={acts.mayConfirm() && acts.mine()}>
          <p class="pair__mine">
            <Show when={props.state.type === 'unconfirmed'}>
              <span class="sub">{text().pairs.anotherPerson}</span>
            </Show>
            <Button kind="ghost" icon="undo-2" aria-label={`${text().pairs.withdraw}: ${props.of}`} onClick={() => acts.withdraw()}>
              {text().pairs.withdraw}
            </Button>
          </p>
        </Show>
      </Show>
    </div>
  )
}

const by = (state: PairState, side: Language): readonly Confirmation[] =>
  state.type === 'aligned' || state.type === 'unconfirmed' ? state.by.filter((one) => one.language === side) : []

/** Names the person who confirmed this language, or says that it is not confirmed. */
function ConfirmedBy(props: { state: PairState; side: Language; who: NameOfAccount }) {
  const text = useText()
  const language = useLanguage()
  const names = () => by(props.state, props.side).map(({ account }) => props.who(account))
  return (
    <Show when={names().length > 0} fallback={<span class="pair__by">{text().pairs.waitsFor[props.side]}</span>}>
      <span class="pair__by">
        <Icon name="check" size="s" />
        {text().pairs.confirmedBy[props.side]} {joinNames(names(), language())}
      </span>
    </Show>
  )
}

function ChangedSide(props: { side: Language; since: Confirmation; now: string; who: NameOfAccount }) {
  const text = useText()
  const before = () => props.since[props.side]
  const runs = () => {
    const was = before()
    return typeof was === 'string' ? withContext(wordDiff(was, meaningOf(props.now))) : null
  }
  return (
    <div class="pair__changed">
      <p class="pair__since">{text().pairs.changedSince[props.side](props.who(props.since.account))}</p>
      <Show when={runs()} fallback={<p class="sub">{text().pairs.tooLong}</p>}>
        {(found) => (
          <p class="pair__diff" lang={props.side}>
            <For each={found()}>
              {(run) =>
                run.type === 'kept' ? (
                  run.text
                ) : run.type === 'inserted' ? (
                  <ins>
                    <span class="vh">{text().pairs.inserted} </span>
                    {run.text}
                  </ins>
                ) : (
                  <del>
                    <span class="vh">{text().pairs.deleted} </span>
                    {run.text}
                  </del>
                )
              }
            </For>
          </p>
        )}
      </Show>
    </div>
  )
}

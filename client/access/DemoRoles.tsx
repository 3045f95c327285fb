// The demo's accounts as links, each with a host name of its own in a new tab, because cookies are separate per host name.
import { createSignal, For, Show } from 'solid-js'
import type { Demo, DemoPerson } from '../../shared/api/demo.ts'
import { pick } from '../../shared/bilingual.ts'
import { useActorContext } from '../base/actor.tsx'
import { useLanguage, useOutsideText } from '../base/language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { DemoAnew } from './DemoAnew.tsx'
import { createTrouble } from './trouble.ts'

/** With the token in the fragment, the page signs in by itself. */
const tokenOf = (address: string): string => new URL(address).hash.slice(1)

export function DemoRoles(props: { demo: Demo; onMadeAnew: () => Promise<void> }) {
  const text = useOutsideText()
  const language = useLanguage()
  const { api, arrive } = useActorContext()
  const trouble = createTrouble()
  const [opening, setOpening] = createSignal<string | null>(null)

  const isHere = ({ address }: DemoPerson) => address === location.origin
  const open = async (one: DemoPerson) => {
    if (opening()) return
    setOpening(one.person)
    trouble.clear()
    const made = await api.send('POST /api/demo/entries', {}, { person: one.person })
    if (!made.ok) trouble.show(made)
    else if (isHere(one)) {
      const entered = await arrive((through) => through.enterDemo(tokenOf(made.value.address)))
      if (!entered.ok) trouble.show(entered)
    } else if (!window.open(made.value.address, '_blank')) location.assign(made.value.address)
    setOpening(null)
  }

  const delegations = () => [...Map.groupBy(props.demo.people, ({ delegation }) => delegation?.id)].filter(([id]) => id !== undefined)
  const others = () => props.demo.people.filter(({ delegation }) => delegation === null)

  const Role = (given: { one: DemoPerson }) => (
    <button
      type="button"
      class="demo__role"
      aria-disabled={opening() ? 'true' : undefined}
      aria-describedby={isHere(given.one) ? undefined : 'demo-tabs'}
      onClick={() => open(given.one)}
    >
      <span class="demo__name">
        <b>{text().people.roles[given.one.role]}</b>{' '}
        <Show when={given.one.agency}>{(agency) => <span class="sub">{agency().acronym}</span>}</Show>
      </span>
      <span class="sub">{text().access.demo.can[given.one.role]}</span>
      <Icon name={isHere(given.one) ? 'arrow-right' : 'arrow-up-right'} size="s" />
    </button>
  )

  return (
    <div class="demo">
      <TroubleNote words={trouble.sentence()} />
      <Show when={props.demo.isOver}>
        <DemoAnew onMadeAnew={props.onMadeAnew} />
      </Show>
      <div class="demo__delegations">
        <For each={delegations()}>
          {([, people]) => (
            <Show when={people[0]?.delegation}>
              {(delegation) => (
                <section class="demo__card" aria-labelledby={`demo-${delegation().id}`}>
                  <h2 id={`demo-${delegation().id}`}>
                    <DelegationMark code={delegation().code} identity={delegation().identity} />
                    {pick(delegation().name, language()).text}
                  </h2>
                  <For each={people}>{(one) => <Role one={one} />}</For>
                </section>
              )}
            </Show>
          )}
        </For>
      </div>
      <Show when={others().length > 0}>
        <section class="demo__card" aria-labelledby="demo-others">
          <h2 id="demo-others">{text().access.demo.others}</h2>
          <div class="demo__others">
            <For each={others()}>{(one) => <Role one={one} />}</For>
          </div>
        </section>
      </Show>
      <p id="demo-tabs" class="sub">
        {text().access.demo.tabs}
      </p>
    </div>
  )
}

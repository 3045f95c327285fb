// Shown when the group requires a second factor and this account has none: the reason, and the form that adds one.
import { createSignal, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { SecondFactor } from '../me/SecondFactor.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import { OtherGroups } from './OtherGroups.tsx'
import '../styles/me.css'

export function FactorRequired(props: { onSignOut: () => void; reload?: () => void }) {
  const text = useText()
  const [isSetUp, setSetUp] = createSignal(false)
  let factor!: HTMLDivElement
  const show = () => {
    factor.scrollIntoView({ block: 'start' })
    factor.querySelector<HTMLElement>('button')?.focus()
  }
  // Reloads, so that refused connections are opened again.
  const open = () => (props.reload ?? (() => location.reload()))()
  return (
    <div class="main__scroll me-page">
      <section class="me-page__part" aria-labelledby="factor-required">
        <h1 id="factor-required">{text().secondFactor.group.title}</h1>
        <p>{text().secondFactor.group.heldWhy}</p>
        <Show
          when={isSetUp()}
          fallback={
            <p class="row wrap">
              <Button kind="primary" icon="key-round" onClick={show}>
                {text().secondFactor.group.toMine}
              </Button>
              <Button onClick={open}>{text().common.tryAgain}</Button>
              <Button kind="ghost" icon="log-out" onClick={() => props.onSignOut()}>
                {text().frame.signOut}
              </Button>
            </p>
          }
        >
          <Note icon="check">{text().secondFactor.group.isSetUp}</Note>
          <Button kind="primary" onClick={open}>
            {text().secondFactor.group.open}
          </Button>
        </Show>
      </section>
      <div ref={factor}>
        <SecondFactor onSetUp={() => setSetUp(true)} />
      </div>
      <OtherGroups />
    </div>
  )
}

// The demo's accounts, requested only if the page comes from this machine and its server says that it is a demo.
import { createSignal } from 'solid-js'
import type { Demo } from '../../shared/api/demo.ts'
import { useActorContext } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { Api } from '../base/api.ts'

const THIS_MACHINE = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/
/** If the server does not answer within this time, the password form is shown. */
const PATIENCE_MS = 1_500

const mayBe = () => THIS_MACHINE.test(location.hostname)
const ask = (api: Api) => api.get(address('/api/demo', {}))
let early: ReturnType<typeof ask> | null = null
/** While it is unknown whether somebody is signed in. */
export const askDemoEarly = (api: Api): void => {
  if (mayBe()) early = ask(api)
}

/** Undefined until it is known, null where there is none. */
export const createDemoAnswer = () => {
  const { api } = useActorContext()
  const [demo, setDemo] = createSignal<Demo | null | undefined>(mayBe() ? undefined : null)
  const refresh = async () => {
    const asked = early ?? ask(api)
    early = null
    const answer = await asked
    setDemo(answer.ok ? answer.value.demo : null)
  }
  if (mayBe()) {
    refresh()
    setTimeout(() => demo() === undefined && setDemo(null), PATIENCE_MS)
  }
  return { demo, refresh }
}

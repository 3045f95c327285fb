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
/** Asked while it is unknown whether somebody is signed in, for the first page of the sign-in that opens. */
export const createEarlyDemo = (api: Api) => {
  let early: ReturnType<typeof ask> | null = null
  return {
    ask: () => {
      if (mayBe()) early = ask(api)
    },
    take: () => {
      const asked = early
      early = null
      return asked
    },
  }
}
export type EarlyDemo = ReturnType<typeof createEarlyDemo>

/** Undefined until it is known, null where there is none. */
export const createDemoAnswer = (early: EarlyDemo | undefined) => {
  const { api } = useActorContext()
  const [demo, setDemo] = createSignal<Demo | null | undefined>(mayBe() ? undefined : null)
  const refresh = async () => {
    const answer = await (early?.take() ?? ask(api))
    setDemo(answer.ok ? answer.value.demo : null)
  }
  if (mayBe()) {
    refresh()
    setTimeout(() => demo() === undefined && setDemo(null), PATIENCE_MS)
  }
  return { demo, refresh }
}

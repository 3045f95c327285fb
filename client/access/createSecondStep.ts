// Whether to show the second step: the password or link was correct, and the account has a second factor.
import { createSignal } from 'solid-js'
import { lazilyAlone } from '../base/lazily.tsx'
import type { createTrouble, Failure } from './trouble.ts'

export const SecondStep = lazilyAlone(async () => (await import('./SecondStep.tsx')).SecondStep)

export const createSecondStep = (trouble: Pick<ReturnType<typeof createTrouble>, 'show' | 'clear'>) => {
  const [asked, setAsked] = createSignal(false)
  /** Shows a refusal, unless it is the one that asks for the second step. */
  const notIn = (failure: Failure) => {
    const refusal = failure.why === 'refused' ? failure.refusal : null
    if (refusal === 'second-factor-needed') trouble.clear()
    else trouble.show(failure)
    if (refusal !== null) setAsked((before) => refusal === 'second-factor-needed' || (before && OF_STEP.has(refusal)))
  }
  const leave = () => {
    trouble.clear()
    setAsked(false)
  }
  return { asked, notIn, leave }
}

const OF_STEP: ReadonlySet<string> = new Set(['wrong-code', 'too-many-codes', 'too-many'])

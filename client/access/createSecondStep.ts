// Whether to show the second step: the password or link was correct, and the account has a second factor.
import { createSignal } from 'solid-js'
import type { FactorKind } from '../../shared/api/passkeys.ts'
import { lazilyAlone } from '../base/lazily.tsx'
import type { createTrouble, FailedAnswer } from './trouble.ts'

export const LazySecondStep = lazilyAlone(async () => (await import('./SecondStep.tsx')).SecondStep)

export const createSecondStep = (trouble: Pick<ReturnType<typeof createTrouble>, 'show' | 'clear'>) => {
  /** Second factors that the account has; null: not required. */
  const [factors, setFactors] = createSignal<readonly FactorKind[] | null>(null)
  /** Shows a refusal, unless it is the one that asks for the second step. */
  const notIn = (failure: FailedAnswer) => {
    const refusal = failure.why === 'refused' ? failure.refusal : null
    if (refusal === 'second-factor-needed') trouble.clear()
    else trouble.show(failure)
    if (failure.why === 'refused' && refusal === 'second-factor-needed') setFactors(failure.factors ?? [])
    else if (refusal !== null && !OF_STEP.has(refusal)) setFactors(null)
  }
  const leave = () => {
    trouble.clear()
    setFactors(null)
  }
  return { factors, notIn, leave }
}

const OF_STEP: ReadonlySet<string> = new Set(['wrong-code', 'wrong-passkey', 'too-many-codes', 'too-many'])

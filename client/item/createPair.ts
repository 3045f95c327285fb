// The state of a pair of texts for a view, and what the reader may do about it.
import { type Accessor, createMemo } from 'solid-js'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import type { DocumentKind } from '../../shared/ids.ts'
import { confirmPairs, withdrawConfirmation } from '../../shared/pairs/confirm.ts'
import type { Confirmation } from '../../shared/pairs/confirmations.ts'
import { type PairName, parsePair } from '../../shared/pairs/pairNames.ts'
import { type PairState, pairState } from '../../shared/pairs/pairState.ts'
import { useActor } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { useConfirmations, useLive, useWrite } from '../live/LiveDocument.tsx'
import { useAnnounce } from '../ui/Announcer.tsx'

/** The kind of document that holds the texts and confirmations of a pair. */
const documentOf = (name: PairName): DocumentKind => {
  const type = parsePair(name)?.type
  return type === 'item' || type === 'stream' ? 'roadmap' : type === 'text' ? 'page' : 'meeting'
}

/** The kind of document of `name` must not change. */
export const createPairState = (name: Accessor<PairName>, sides: Accessor<Bilingual>): Accessor<PairState> => {
  const confirmations = useConfirmations(documentOf(name()))
  return createMemo(() => pairState(sides(), confirmations[name()]), undefined, { equals: sameState })
}
const sameState = (a: PairState, b: PairState) => JSON.stringify(a) === JSON.stringify(b)

export interface PairActs {
  readonly mayConfirm: Accessor<boolean>
  /** The reader's confirmation of the present text. */
  readonly mine: Accessor<Confirmation | null>
  readonly confirm: (language: Language) => void
  readonly withdraw: () => void
}

export const createPairActs = (name: Accessor<PairName>, sides: Accessor<Bilingual>, state: Accessor<PairState>): PairActs => {
  const text = useText()
  const actor = useActor()
  const kind = documentOf(name())
  const live = useLive(kind)
  const write = useWrite(kind)
  const announce = useAnnounce()
  const mine = () => {
    const current = state()
    const by = current.type === 'aligned' || current.type === 'unconfirmed' ? current.by : []
    return by.find((one) => one.account === actor().account) ?? null
  }
  return {
    mayConfirm: () => live.canWrite() && (state().type === 'unconfirmed' || state().type === 'stale' || state().type === 'aligned'),
    mine,
    confirm: (language) => {
      const pairs = [{ pair: name(), sides: sides(), language, account: actor().account }]
      const { made: done } = live.undoManager.asStep(() => write((doc) => confirmPairs(doc, pairs)))
      if (done.ok) announce(state().type === 'aligned' ? text().pairs.nowAligned : text().pairs.confirmed[language])
    },
    withdraw: () => {
      const { made } = live.undoManager.asStep(() => write((doc) => withdrawConfirmation(doc, name(), actor().account)))
      if (made.ok) announce(text().pairs.withdrawn)
    },
  }
}

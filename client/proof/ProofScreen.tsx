// The check of an archive inside a group, with what this device remembers of it.
import { A } from '@solidjs/router'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useChainWatch } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { ArchiveProof } from './ArchiveProof.tsx'

export function ProofScreen() {
  const text = useText()
  const group = useGroup()
  const chains = useChainWatch()
  const remembered = async () => (await chains.seen()).filter((head) => head.group === group().id)
  return (
    <ScreenPage
      title={text().proof.title}
      actions={
        <A class="btn btn--ghost" href={`/g/${group().id}/verification`}>
          <Icon name="arrow-left" />
          {text().trust.title}
        </A>
      }
    >
      <div class="main__scroll">
        <ArchiveProof remembered={remembered} />
      </div>
    </ScreenPage>
  )
}

// The product's ideas, its keys, and who may do what: one page to read, to search with the browser, and to print.
import { For, Show } from 'solid-js'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { KeyList } from '../palette/ShortcutsDialog.tsx'
import { Rights } from './Rights.tsx'

const IDEAS = ['log', 'history', 'comparison', 'sessions', 'languages', 'offline', 'people', 'proof', 'never'] as const

export function HelpPage() {
  const text = useText()
  const group = useGroup()
  return (
    <Page
      title={text().help.title}
      actions={
        <Button kind="ghost" icon="printer" onClick={() => print()}>
          {text().help.print}
        </Button>
      }
    >
      <div class="main__scroll help">
        <p class="help__lead">{text().help.lead}</p>
        <nav class="help__contents" aria-label={text().help.contents}>
          <ul>
            <For each={IDEAS}>
              {(idea) => (
                <li>
                  <a href={`#help-${idea}`}>{text().help.ideas[idea].title}</a>
                </li>
              )}
            </For>
            <li>
              <a href="#help-keys">{text().help.keys}</a>
            </li>
            <li>
              <a href="#help-rights">{text().help.rights}</a>
            </li>
          </ul>
        </nav>
        <For each={IDEAS}>
          {(idea) => (
            <section class="help__part">
              <h2 id={`help-${idea}`}>{text().help.ideas[idea].title}</h2>
              <p>{text().help.ideas[idea].text}</p>
              <Show when={idea === 'proof'}>
                <p>
                  <a href={`/g/${group().id}/verification/archive`}>{text().proof.open}</a>
                </p>
              </Show>
            </section>
          )}
        </For>
        <section class="help__part help__part--wide">
          <h2 id="help-keys">{text().help.keys}</h2>
          <p>{text().help.keysWhy}</p>
          <KeyList />
        </section>
        <section class="help__part help__part--wide">
          <h2 id="help-rights">{text().help.rights}</h2>
          <p>{text().help.rightsWhy}</p>
          <Rights />
        </section>
        <p class="help__foot sub">
          {/* A file of the server, not a screen. */}
          <a href="/licences.txt" rel="external">
            {text().help.licences}
          </a>
        </p>
      </div>
    </Page>
  )
}

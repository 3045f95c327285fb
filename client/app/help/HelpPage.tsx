// Help: the guides by role with full-text search in both languages, the product's ideas, keyboard shortcuts, and permissions. Each section has a URL
// that screens link to.
import { A, useLocation, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { membershipIn, type Role } from '../../../shared/people.ts'
import { useActor } from '../../base/actor.tsx'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { KeyList } from '../palette/ShortcutsDialog.tsx'
import { GuideText } from './GuideText.tsx'
import { findInGuides, GUIDE_NAMES, type GuideName, guideOf, parseGuideName, sectionId } from './guides.ts'
import { Rights } from './Rights.tsx'

const IDEAS = ['log', 'history', 'comparison', 'sessions', 'languages', 'offline', 'people', 'proof', 'never'] as const
/** The guide for this user's role. */
const OWN: Readonly<Record<Role, GuideName>> = {
  chair: 'chair',
  secretariat: 'secretariat',
  head: 'head',
  delegate: 'delegate',
  translator: 'translator',
  observer: 'observer',
  guest: 'observer',
}
const PAUSE_MS = 150
const LONGEST_EXCERPT = 160

export function HelpPage() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const location = useLocation()
  const [query] = useSearchParams()
  const [words, setWords] = createSignal('')
  const own = () => OWN[membershipIn(actor(), group().id)?.role ?? 'delegate']
  const shown = () => parseGuideName(query.guide) ?? own()
  const found = () => findInGuides(words(), language())
  // The section of the URL, also when it changes while the page is open.
  createEffect(
    on([() => location.hash, shown], ([hash]) => {
      if (hash.length > 1) queueMicrotask(() => document.getElementById(hash.slice(1))?.scrollIntoView?.({ block: 'start' }))
    }),
  )
  return (
    <ScreenPage
      title={text().help.title}
      actions={
        <Button kind="ghost" icon="printer" onClick={() => print()}>
          {text().help.print}
        </Button>
      }
    >
      <div class="main__scroll help" role="region" aria-label={text().help.title} tabindex={0}>
        <div class="help__find">
          <SearchField
            words={words()}
            label={text().help.search}
            placeholder={text().help.placeholder}
            pauseMs={PAUSE_MS}
            onWords={setWords}
          />
        </div>
        <Show when={words().trim() !== ''}>
          <section class="help__part" aria-labelledby="help-found">
            <h2 id="help-found" class="vh">
              {text().help.found}
            </h2>
            <p class="sub" role="status">
              {found().length === 0 ? text().help.nothing : `${text().help.found}: ${found().length}`}
            </p>
            <ul class="help__found">
              <For each={found()}>
                {({ name, index, guide, section }) => (
                  <li>
                    <A href={`?guide=${name}#${sectionId(name, index)}`} onClick={() => setWords('')}>
                      {[guide, section.title].filter(Boolean).join(' › ')}
                    </A>
                    <p class="sub">{`${section.words.slice(section.title?.length ?? 0, LONGEST_EXCERPT).trim()}…`}</p>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
        <nav class="help__contents" aria-label={text().help.guides}>
          <ul>
            <For each={GUIDE_NAMES}>
              {(name) => (
                <li>
                  {/* The router would mark each of them as the current page, because they differ only in their query. */}
                  <a href={`${location.pathname}?guide=${name}`} aria-current={shown() === name ? 'page' : undefined}>
                    {guideOf(name, language()).title}
                  </a>
                </li>
              )}
            </For>
            <li>
              <a href="#help-ideas">{text().help.ideasTitle}</a>
            </li>
            <li>
              <a href="#help-keys">{text().help.keys}</a>
            </li>
            <li>
              <a href="#help-rights">{text().help.rights}</a>
            </li>
          </ul>
        </nav>
        <GuideText name={shown()} language={language()} />
        <section class="help__part">
          <h2 id="help-ideas">{text().help.ideasTitle}</h2>
          <p>{text().help.lead}</p>
          <For each={IDEAS}>
            {(idea) => (
              <>
                <h3 id={`help-${idea}`}>{text().help.ideas[idea].title}</h3>
                <p>{text().help.ideas[idea].text}</p>
                <Show when={idea === 'proof'}>
                  <p>
                    <a href={`/g/${group().id}/verification/archive`}>{text().proof.open}</a>
                  </p>
                </Show>
              </>
            )}
          </For>
        </section>
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
    </ScreenPage>
  )
}

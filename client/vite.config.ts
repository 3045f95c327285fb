// The client's build: everything in files of our own origin, nothing inline, so that a strict content security policy holds.
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { runtimePlugin } from './runtimePlugin.ts'
import { serviceWorkerPlugin } from './serviceWorkerPlugin.ts'
import { wordsPlugin } from './wordsPlugin.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
/** Where `npm run dev` has its server. */
const server = process.env.RUTA_SERVER ?? 'http://127.0.0.1:3000'

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}
/** Is a module among those that a page loads at once? What they import is too, so that no two pieces import each other. */
const loadedWith = (page: string) => {
  const all = new Set([join(root, page)])
  return (id: string, modules: Modules): boolean => {
    // A set is walked with what is added on the way.
    if (all.size === 1) for (const one of all) for (const next of modules.getModuleInfo(one)?.importedIds ?? []) all.add(next)
    return all.has(id)
  }
}
const isOfStart = loadedWith('main.tsx')
/** What all pieces need, and the words of both languages with the pages outside that have them. */
const OF_START =
  /node_modules\/(solid-js|@solidjs)\/|client\/base\/(i18n|messages\/(isolating|plural|withSentences))|shared\/(counts|isolate)\.ts/
const INSIDE = 'app/Inside.tsx'
const isInside = loadedWith(INSIDE)
/** Loaded while a password is typed: what a device has kept of another account, with little more than the frame has. */
const isOfHandover = loadedWith('base/handover.ts')
/** Other ways to sign in, which the page shows a moment after the password. */
const OF_OTHER_WAYS =
  /client\/(access\/(PasskeyEntry|ProviderButtons|createProviderRedirect)|base\/(passkeys|messages\/(passkeys|providers)))\.tsx?/
const isOfPlan = loadedWith('roadmap/RoadMapView.tsx')

export default defineConfig({
  root,
  plugins: [wordsPlugin(), solid(), runtimePlugin(), serviceWorkerPlugin(root)],
  resolve: { alias: { 'lib0/logging': join(root, 'live/yjsLogging.ts') } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    // What the bundle is made of, by whom, and under which terms: the help page leads to it.
    license: { fileName: 'licences.txt' },
    // A small font or picture inside the CSS would be a `data:` address, which the policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The first script names every other: seven letters of a hash do, which is the fewest that Rolldown takes.
        chunkFileNames: ({ facadeModuleId }) => `assets/[name]${facadeModuleId?.endsWith('?later') ? '-later' : ''}-[hash:7].js`,
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            // A request costs a round trip: what the sign-in page needs comes in one piece, …
            {
              debugName: 'start',
              name: (id, modules) => (OF_START.test(id) || isOfStart(id, modules) ? 'start' : null),
              priority: 5,
            },
            // … and so does what stands behind it in a second (the words of each language are by themselves). Yjs is among it: in a group of
            // a lower priority the editor's would take it along as a dependency, and the frame would load the editor to have it.
            {
              debugName: 'inside',
              name: (id, modules) => (isInside(id, modules) || isOfHandover(id, modules) ? parse(INSIDE).name : null),
              priority: 5,
            },
            { name: 'otherWays', test: OF_OTHER_WAYS, priority: 5 },
            // Loaded with the first text that is opened.
            { name: 'editor', test: /node_modules\/(@tiptap|prosemirror|linkifyjs|orderedmap|rope-sequence|w3c-keyname)/, priority: 4 },
            // What the plan has in common with other views is shared with them.
            { debugName: 'common', name: (id, modules) => (isOfPlan(id, modules) ? 'common' : null), minShareCount: 2 },
          ],
        },
      },
    },
  },
  // Of its own origin, as the policy wants it, and in pieces like the page.
  worker: { format: 'es' },
  server: {
    proxy: {
      // The server lets in only what comes from its own address; it knows the names under which the pages are opened (`pagePorts`).
      '/api': { target: server, headers: { origin: server } },
      '^/calendar/.*\\.ics$': { target: server },
      // Our own modules lie under the same name; what lives has no ending.
      '^/live/[^.?]+(\\?|$)': { target: server.replace(/^http/, 'ws'), ws: true, changeOrigin: true, headers: { origin: server } },
    },
  },
})

// WebKit, Safari's engine, as Debian has it: its MiniBrowser on a screen of its own, driven by classic WebDriver over HTTP.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { freePort } from '../e2e/demoServer.ts'
import { installed } from '../harness/debian.ts'

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
const NEEDED = [
  ['/usr/bin/WebKitWebDriver', 'webkit2gtk-driver'],
  [MINI_BROWSER, 'webkit2gtk-driver'],
  ['/usr/bin/xvfb-run', 'xvfb'],
  ['/usr/bin/xauth', 'xauth'],
] as const

export const needWebKit = (): void => {
  for (const [file, name] of NEEDED)
    if (!existsSync(file) && !(installed(name) && existsSync(file)))
      throw new Error(`This needs WebKit: install it (Debian: \`apt-get install ${name}\`).`)
}

/** As WebDriver names them. */
export const KEYS = {
  enter: '\uE007',
  escape: '\uE00C',
  tab: '\uE004',
  control: '\uE009',
  home: '\uE011',
  end: '\uE010',
  down: '\uE015',
} as const

export interface WebKit {
  readonly version: string
  readonly go: (address: string) => Promise<void>
  readonly reload: () => Promise<void>
  readonly back: () => Promise<void>
  /** The body of a function in the page. */
  readonly ask: <T>(script: string) => Promise<T>
  /** Asked again until it is true. */
  readonly until: (script: string, ms?: number) => Promise<void>
  readonly fill: (css: string, words: string) => Promise<void>
  readonly click: (css: string) => Promise<void>
  readonly type: (words: string) => Promise<void>
  /** The key while Control is down. */
  readonly control: (key: string) => Promise<void>
  readonly picture: () => Promise<Buffer>
  readonly close: () => Promise<void>
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const openWebKit = async (): Promise<WebKit> => {
  const port = await freePort()
  const driver = spawn('xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    // A group of its own: the screen and the browser end with it.
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  })
  const call = async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...sent })
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
    if (value?.error) throw new Error(`${path}: ${value.error}, ${value.message}`)
    return value
  }
  const end = () => driver.pid && process.kill(-driver.pid, 'SIGTERM')
  const until = async <T>(look: () => Promise<T>, ms: number, what: string): Promise<void> => {
    const last = Date.now() + ms
    // A page that is just going away answers with an error.
    while (!(await look().catch(() => false))) {
      if (Date.now() > last) throw new Error(`never: ${what}`)
      await pause(100)
    }
  }
  await until(() => call<{ ready: boolean }>('GET', '/status'), 20_000, 'a driver')
  const options = { binary: MINI_BROWSER, args: ['--automation'] }
  type Session = { sessionId: string; capabilities: { browserVersion: string } }
  const { sessionId, capabilities } = await call<Session>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })
  const at = (path: string) => `/session/${sessionId}${path}`
  await call('POST', at('/window/rect'), { width: 1280, height: 940 })
  const ask = <T>(script: string) => call<T>('POST', at('/execute/sync'), { script, args: [] })
  const element = async (css: string) =>
    Object.values(await call<Record<string, string>>('POST', at('/element'), { using: 'css selector', value: css }))[0]
  const press = (actions: readonly unknown[]) => call('POST', at('/actions'), { actions: [{ type: 'key', id: 'keyboard', actions }] })
  const once = (value: string) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]
  return {
    version: capabilities.browserVersion,
    go: (address) => call('POST', at('/url'), { url: address }),
    reload: () => call('POST', at('/refresh'), {}),
    back: () => call('POST', at('/back'), {}),
    ask,
    until: (script, ms = 20_000) => until(() => ask(script), ms, script),
    fill: async (css, words) => call('POST', at(`/element/${await element(css)}/value`), { text: words }),
    click: async (css) => call('POST', at(`/element/${await element(css)}/click`), {}),
    type: async (words) => void (await press([...words].flatMap(once))),
    control: async (key) =>
      void (await press([{ type: 'keyDown', value: KEYS.control }, ...once(key), { type: 'keyUp', value: KEYS.control }])),
    picture: async () => Buffer.from(await call<string>('GET', at('/screenshot')), 'base64'),
    async close() {
      await call('DELETE', at('')).catch(() => {})
      end()
    },
  }
}
